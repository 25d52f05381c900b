package sentiment.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import picocli.codegen.docgen.manpage.ManPageGenerator;

/** Writes AsciiDoc of a man page for the command and each of its verbs; {@code mvn -Pman package} makes the pages of it. */
public final class ManPages {
    private ManPages() {}

    /** @param arguments the folder to write to */
    public static void main(String[] arguments) throws IOException {
        ByteArrayOutputStream sink = new ByteArrayOutputStream();
        Streams streams = new Streams(new ByteArrayInputStream(new byte[0]), sink, new PrintStream(sink));
        int exitCode = ManPageGenerator.generateManPage(
                Path.of(arguments[0]).toFile(),
                null,
                new boolean[0],
                false,
                Main.commandLine(streams, ModelLoader.SAVED, "").getCommandSpec());
        System.exit(exitCode);
    }
}
