package sentiment.data;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.CharConversionException;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.zip.ZipException;

/** What an I/O failure means to the user, as a clause to stand behind a file's name and a colon. */
final class ReadFailure {
    private ReadFailure() {}

    static String problem(IOException failure) {
        if (failure instanceof NoSuchFileException) {
            return "cannot be read: there is no such file";
        }
        if (failure instanceof AccessDeniedException) {
            return "cannot be read: permission denied";
        }
        if (failure instanceof EOFException || failure instanceof ZipException) {
            return "cannot be decompressed: the .gz file is damaged or cut short";
        }
        if (failure instanceof CharConversionException) {
            return "not UTF-8; convert the file to UTF-8";
        }
        if (failure instanceof JsonProcessingException malformed) {
            return "malformed: " + firstSentence(malformed.getOriginalMessage());
        }
        return "cannot be read: " + firstSentence(String.valueOf(failure.getMessage()));
    }

    /** Libraries add hints and places on further lines; the first line says what is wrong. */
    private static String firstSentence(String message) {
        int end = message.indexOf('\n');
        return end < 0 ? message : message.substring(0, end);
    }
}
