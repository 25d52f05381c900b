package sentiment.data;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/** Files that tests write. */
final class TestFiles {
    private TestFiles() {}

    static Path write(Path file, String text) throws IOException {
        return write(file, text.getBytes(UTF_8));
    }

    static Path write(Path file, byte[] bytes) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.write(file, bytes);
    }

    static Path writeGzip(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(text.getBytes(UTF_8));
        }
        return file;
    }

    /** Four training reviews of three movies and two test reviews of one, as aclImdb lays them out. */
    static Path aclImdb(Path root) throws IOException {
        write(root.resolve("train/pos/10_8.txt"), "Ten: loved it.");
        write(root.resolve("train/pos/9_7.txt"), "Nine: good.");
        write(root.resolve("train/neg/0_1.txt"), "Zero: awful.<br /><br />Really.");
        write(root.resolve("train/neg/2_3.txt"), "Two: dull.");
        write(root.resolve("train/unsup/0_0.txt"), "Nobody said.");
        write(root.resolve("train/urls_pos.txt"), "u0\nu1\nu2\nu3\nu4\nu5\nu6\nu7\nu8\nmovie-A\nmovie-B\n");
        write(root.resolve("train/urls_neg.txt"), "movie-A\r\nunused\r\nmovie-C\r\n");
        write(root.resolve("test/pos/0_9.txt"), "Test: fine.");
        write(root.resolve("test/neg/0_2.txt"), "Test: poor.");
        write(root.resolve("test/urls_pos.txt"), "movie-D\n");
        write(root.resolve("imdbEr.txt"), "0.1\n0.2\n");
        write(root.resolve("README"), "About the data.");
        return root;
    }
}
