package sentiment.notebooks;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import javax.imageio.ImageIO;

/**
 * What JJava adds to Java for a notebook: {@code display}, and standard output that goes to the cell. Cells import it
 * statically. State is static because they have no object to ask; the cells of a notebook run one after another.
 */
public final class Kernel {
    private static final ByteArrayOutputStream PRINTED = new ByteArrayOutputStream();
    private static final List<Output> OUTPUTS = new ArrayList<>();

    private Kernel() {}

    /**
     * Shows an object: a picture as PNG, anything else as text.
     *
     * @return the shown thing's name; JJava prints it where the call ends a cell
     */
    public static String display(Object value) {
        takePrinted();
        if (value instanceof BufferedImage picture) {
            OUTPUTS.add(Output.display("image/png", png(picture)));
        } else {
            OUTPUTS.add(Output.display("text/plain", String.valueOf(value)));
        }
        return UUID.randomUUID().toString();
    }

    /**
     * Shows a text that is written in another language. JJava sends the text itself along as {@code text/plain}, for who
     * cannot show the other; that copy is left out here.
     *
     * @return as {@link #display(Object)}
     */
    public static String display(Object value, String... types) {
        takePrinted();
        for (String type : types) {
            OUTPUTS.add(Output.display(type, String.valueOf(value)));
        }
        return UUID.randomUUID().toString();
    }

    /** The value of a cell's last expression, as text. */
    static void result(String text) {
        takePrinted();
        OUTPUTS.add(Output.result(text));
    }

    /** From now on what is printed belongs to a cell. */
    static void capture() {
        System.setOut(new PrintStream(
                new OutputStream() {
                    @Override
                    public void write(int value) {
                        PRINTED.write(value);
                    }

                    @Override
                    public void write(byte[] bytes, int offset, int length) {
                        PRINTED.write(bytes, offset, length);
                    }
                },
                true,
                StandardCharsets.UTF_8));
    }

    /** What was shown since the last call, in order. */
    static List<Output> take() {
        takePrinted();
        List<Output> taken = List.copyOf(OUTPUTS);
        OUTPUTS.clear();
        return taken;
    }

    private static void takePrinted() {
        System.out.flush();
        if (PRINTED.size() > 0) {
            OUTPUTS.add(Output.printed(PRINTED.toString(StandardCharsets.UTF_8)));
            PRINTED.reset();
        }
    }

    private static String png(BufferedImage picture) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }
}
