package sentiment.embedding;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import sentiment.data.InputException;

/**
 * What the first line of a file of vectors tells.
 *
 * @param dimension length of a vector
 * @param isHeader whether the line is word2vec's header, number of words and dimension, and no vector
 */
record FirstLine(int dimension, boolean isHeader) {
    private static final Pattern HEADER = Pattern.compile("[0-9]{1,9} ([0-9]{1,9})");

    /** Looks at the first line and takes a header out of the blocks. */
    static FirstLine of(LineBlocks blocks, OptionalInt wanted, String name) throws IOException {
        LineBlocks.Block block = blocks.next();
        if (block == null) {
            throw new InputException(name + " is empty; download it again.");
        }
        int lineEnd = block.start();
        while (lineEnd < block.end() && block.bytes()[lineEnd] != '\n') {
            lineEnd++;
        }
        int end = GloveBlock.trimmedEnd(block.bytes(), block.start(), lineEnd);
        String line = new String(block.bytes(), block.start(), end - block.start(), UTF_8);
        Matcher header = HEADER.matcher(line);
        boolean isHeader = header.matches();
        int values =
                isHeader ? Integer.parseInt(header.group(1)) : GloveBlock.blanks(block.bytes(), block.start(), end);
        if (values == 0) {
            throw new InputException(name + ":1: has no values; it is not a text file of word vectors.");
        }
        if (wanted.isPresent() && (isHeader ? values != wanted.getAsInt() : values < wanted.getAsInt())) {
            throw new InputException(name + ":1: has vectors of " + values + " values where " + wanted.getAsInt()
                    + " are wanted; name the dimension " + values + " or another file.");
        }
        int next = Math.min(lineEnd + 1, block.end());
        blocks.unread(isHeader ? block.from(next) : block);
        return new FirstLine(wanted.orElse(values), isHeader);
    }
}
