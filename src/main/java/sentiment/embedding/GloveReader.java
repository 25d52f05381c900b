package sentiment.embedding;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.zip.ZipException;
import sentiment.data.InputException;
import sentiment.text.Vocabulary;

/**
 * Reads word vectors in GloVe's text form (Pennington, Socher and Manning 2014): a word and its numbers a line.
 *
 * <p>The calling thread reads blocks of whole lines, the others parse them; results are joined in the order of the
 * file.
 */
public final class GloveReader {
    private GloveReader() {}

    /**
     * The vectors of a vocabulary's words.
     *
     * <p>A word without a vector gets a normal one with the mean and the standard deviation that the found vectors have
     * in each column; a row depends on the seed and its id. Of a word that stands twice the first vector is taken. A
     * first line of two whole numbers, as word2vec writes it, is skipped.
     *
     * @param file {@code .txt}, {@code .gz}, {@code .zip}, or {@code ARCHIVE.zip!ENTRY}
     * @param dimension length of a vector; chooses the entry of a zip, and is the first line's when empty
     * @param seed of the vectors of words without one
     * @param threads that parse
     * @throws InputException at a line with too few or too many numbers, or a word of the vocabulary with something
     *     else than a finite number; names file and line
     */
    public static EmbeddingTable load(Path file, OptionalInt dimension, Vocabulary vocabulary, long seed, int threads) {
        ExecutorService pool = Executors.newFixedThreadPool(threads, GloveReader::daemon);
        try (VectorFile vectors = VectorFile.open(file, dimension)) {
            LineBlocks blocks = new LineBlocks(vectors.stream(), vectors.name());
            FirstLine first = FirstLine.of(blocks, dimension, vectors.name());
            EmbeddingTable table = EmbeddingTable.zeros(vocabulary.size(), first.dimension());
            Joiner joiner = new Joiner(table, vectors.name(), first.isHeader() ? 1 : 0);
            for (LineBlocks.Block block = blocks.next(); block != null; block = blocks.next()) {
                LineBlocks.Block parsed = block;
                joiner.add(
                        pool.submit(() -> GloveBlock.parse(
                                parsed.bytes(), parsed.start(), parsed.end(), first.dimension(), vocabulary)),
                        threads);
            }
            joiner.finish();
            fillMissing(table, seed);
            return table;
        } catch (ZipException | EOFException e) {
            throw new InputException(file + " cannot be unpacked; download it again.", e);
        } catch (IOException e) {
            throw new UncheckedIOException("Could not read " + file + ": " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("Interrupted while reading " + file + ".");
        } finally {
            pool.shutdownNow();
        }
    }

    /**
     * The vectors of several files, one behind the other: a word's is that of the first file, then that of the second,
     * and so on. A part that a file lacks is drawn as in {@link #load(Path, OptionalInt, Vocabulary, long, int)}; a word
     * is found where one of the files has it.
     *
     * @param dimension length of a whole vector; of a single file it chooses the entry of a zip
     * @throws InputException as for one file, and when the files' lengths do not add up to {@code dimension}
     */
    public static EmbeddingTable load(List<Path> files, int dimension, Vocabulary vocabulary, long seed, int threads) {
        if (files.size() == 1) {
            return load(files.get(0), OptionalInt.of(dimension), vocabulary, seed, threads);
        }
        List<EmbeddingTable> parts = new ArrayList<>();
        for (Path file : files) {
            // Another seed for each, or all parts that a word lacks would be drawn alike.
            parts.add(load(file, OptionalInt.empty(), vocabulary, seed + parts.size(), threads));
        }
        int sum = parts.stream().mapToInt(EmbeddingTable::dimension).sum();
        if (sum != dimension) {
            String lengths = parts.stream()
                    .map(part -> Integer.toString(part.dimension()))
                    .collect(Collectors.joining(" + "));
            throw new InputException("The vectors of " + files + " have " + lengths + " = " + sum + " values where "
                    + dimension + " are wanted; name the dimension " + sum + " or other files.");
        }
        return EmbeddingTable.concatenated(parts);
    }

    /** The file that a cache must watch: the archive itself for {@code ARCHIVE.zip!ENTRY}. */
    public static Path fileOnDisk(Path file) {
        return VectorFile.onDisk(file);
    }

    private static void fillMissing(EmbeddingTable table, long seed) {
        int dimension = table.dimension();
        double[] sum = new double[dimension];
        double[] squares = new double[dimension];
        for (int id = 0; id < table.size(); id++) {
            if (table.isFound(id)) {
                for (int k = 0; k < dimension; k++) {
                    double value = table.values()[id * dimension + k];
                    sum[k] += value;
                    squares[k] += value * value;
                }
            }
        }
        int found = Math.max(1, table.wordsFound());
        float[] mean = new float[dimension];
        float[] standardDeviation = new float[dimension];
        for (int k = 0; k < dimension; k++) {
            mean[k] = (float) (sum[k] / found);
            double variance = squares[k] / found - (double) mean[k] * mean[k];
            standardDeviation[k] = (float) Math.sqrt(Math.max(0, variance));
        }
        table.fillMissing(mean, standardDeviation, seed);
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "vector-reader");
        thread.setDaemon(true);
        return thread;
    }

    /** Takes parsed blocks in the order of the file, a few at a time so that memory stays small. */
    private static final class Joiner {
        private final Deque<Future<GloveBlock>> pending = new ArrayDeque<>();
        private final EmbeddingTable table;
        private final String name;
        private long line;

        Joiner(EmbeddingTable table, String name, long linesBefore) {
            this.table = table;
            this.name = name;
            this.line = linesBefore;
        }

        void add(Future<GloveBlock> block, int threads) throws InterruptedException {
            pending.add(block);
            if (pending.size() > 2 * threads) {
                join(pending.remove());
            }
        }

        void finish() throws InterruptedException {
            while (!pending.isEmpty()) {
                join(pending.remove());
            }
        }

        private void join(Future<GloveBlock> future) throws InterruptedException {
            GloveBlock block;
            try {
                block = future.get();
            } catch (ExecutionException e) {
                throw new IllegalStateException("Could not parse " + name + " after line " + line, e.getCause());
            }
            line += block.lines();
            if (block.problem() != null) {
                throw new InputException(name + ":" + line + ": " + block.problem());
            }
            block.addTo(table);
        }
    }
}
