package sentiment.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Optional;
import java.util.regex.Pattern;
import sentiment.data.InputException;
import sentiment.training.DivergenceException;

/** One printable sentence for whatever was thrown. */
final class Sentences {
    /** Control characters, which a file name or a text may carry and a terminal would obey. */
    private static final Pattern CONTROLS = Pattern.compile("\\p{Cc}+");

    private Sentences() {}

    /** What went wrong, without the exceptions that only carry another. */
    static String of(Throwable thrown) {
        return line(ended(describe(cause(thrown)).strip()));
    }

    /** The first exception in the chain that says something of its own. */
    static Throwable cause(Throwable thrown) {
        Throwable cause = thrown;
        while (cause.getCause() != null && saysNothing(cause)) {
            cause = cause.getCause();
        }
        return cause;
    }

    /** Text on one line, control characters made harmless. */
    static String line(String text) {
        return CONTROLS.matcher(text).replaceAll(" ");
    }

    /** With a full stop, where no other mark ends it. */
    static String ended(String sentence) {
        return sentence.matches("(?s).*[.!?]") ? sentence : sentence + ".";
    }

    private static boolean saysNothing(Throwable thrown) {
        return thrown.getMessage() == null || thrown.getMessage().equals(String.valueOf(thrown.getCause()));
    }

    private static String describe(Throwable thrown) {
        if (thrown instanceof OutOfMemoryError) {
            return "Out of memory (" + thrown.getMessage() + ") with a heap of at most "
                    + (Runtime.getRuntime().maxMemory() >> 20)
                    + " MB: give Java more, for example SENTIMENT_JAVA_OPTS=-Xmx8g";
        }
        if (thrown instanceof FileSystemException failure) {
            return describe(failure);
        }
        String message = Optional.ofNullable(thrown.getMessage()).orElse("no reason given");
        return speaks(thrown)
                ? message
                : "Unexpected " + thrown.getClass().getSimpleName() + " (" + message
                        + "): --verbose shows where it comes from";
    }

    /** Whether an exception of this type has a message that a user understands; the others are bugs. */
    private static boolean speaks(Throwable thrown) {
        return thrown instanceof InputException
                || thrown instanceof DivergenceException
                || thrown instanceof IOException
                || thrown instanceof UncheckedIOException
                || thrown instanceof IllegalArgumentException
                || thrown instanceof IllegalStateException;
    }

    /** The messages of these are bare file names. */
    private static String describe(FileSystemException failure) {
        if (failure instanceof NoSuchFileException) {
            return failure.getFile() + " does not exist";
        }
        if (failure instanceof AccessDeniedException) {
            return failure.getFile() + " may not be read or written: its permissions forbid it";
        }
        if (failure instanceof NotDirectoryException) {
            return failure.getFile() + " is not a folder";
        }
        return failure.getFile() + ": "
                + Optional.ofNullable(failure.getReason())
                        .orElse(failure.getClass().getSimpleName());
    }
}
