package sentiment.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What data/README.md promises about data/sample. */
class SampleCorpusTest {
    private static final Path SAMPLE = Path.of("data", "sample");
    private static final Pattern TOKEN = Pattern.compile("[\\p{L}\\p{M}\\d]+|\\S");

    private static List<Review> train;
    private static List<Review> test;

    @BeforeAll
    static void readBothSplits() throws IOException {
        train = read("train");
        test = read("test");
    }

    @Test
    void bothSplitsAreBalanced() {
        assertEquals(Map.of(Label.POSITIVE, 200L, Label.NEGATIVE, 200L), countByLabel(train));
        assertEquals(Map.of(Label.POSITIVE, 100L, Label.NEGATIVE, 100L), countByLabel(test));
    }

    @Test
    void noMovieStandsInBothSplits() {
        Set<String> ofTrain = movies(train);
        Set<String> ofTest = movies(test);
        assertEquals(44, ofTrain.size());
        assertEquals(20, ofTest.size());
        ofTest.retainAll(ofTrain);
        assertEquals(Set.of(), ofTest);
    }

    @Test
    void noTwoReviewsAreAlike() {
        Set<String> texts = new HashSet<>();
        all().forEach(review -> assertTrue(texts.add(review.text()), review.id()));
    }

    @Test
    void starsInTheTextAgreeWithTheFile() {
        Pattern stars = Pattern.compile("(\\d+)(?:/10| out of 10| of 10 stars)", Pattern.CASE_INSENSITIVE);
        List<Review> rated =
                all().filter(review -> stars.matcher(review.text()).find()).toList();
        assertTrue(rated.size() > 20, rated.size() + " reviews name their stars");
        for (Review review : rated) {
            var named = stars.matcher(review.text());
            named.find();
            assertTrue(review.id().endsWith("_" + named.group(1) + ".txt"), review.id() + ": " + named.group());
        }
    }

    @Test
    void moreThanAThirdComesInPairsOfTheSameWordsAndOppositeLabels() {
        for (List<Review> split : List.of(train, test)) {
            List<Review> paired = pairs(split).stream().flatMap(List::stream).toList();
            assertTrue(paired.size() > split.size() / 3, paired.size() + " of " + split.size());
            for (List<Review> pair : pairs(split)) {
                assertEquals(2, pair.size(), () -> pair.get(0).id());
                assertEquals(pair.get(0).movie(), pair.get(1).movie());
                assertTrue(
                        pair.get(0).label().get() != pair.get(1).label().get(),
                        () -> pair.get(0).id());
            }
        }
    }

    @Test
    void wordsAloneFallShortAndTheirOrderHelps() {
        double words = testAccuracy(SampleCorpusTest::tokens);
        double bigrams = testAccuracy(text -> withBigrams(tokens(text)));
        assertTrue(words > 0.6 && words < 0.8, "words: " + words);
        assertTrue(bigrams > words + 0.1, "words: " + words + ", with bigrams: " + bigrams);
    }

    @Test
    void everyVectorHasTwentyFiveNumbersAndNearlyAllWordsHaveOne() throws IOException {
        Set<String> words = new HashSet<>();
        for (String line : Files.readString(SAMPLE.resolve("vectors.25d.txt")).split("\n")) {
            String[] fields = line.split(" ");
            assertEquals(26, fields.length, fields[0]);
            assertTrue(words.add(fields[0]), "twice: " + fields[0]);
            Arrays.stream(fields).skip(1).forEach(Double::parseDouble);
        }
        List<String> tokens = all().flatMap(review -> tokens(review.text()).stream())
                .filter(token -> token.matches("[a-z]{2,}"))
                .toList();
        long covered = tokens.stream().filter(words::contains).count();
        assertTrue(covered > 0.95 * tokens.size(), covered + " of " + tokens.size());
    }

    @Test
    void theGeneratorWritesTheseFilesByteForByte(@TempDir Path folder) throws Exception {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Path output = folder.resolve("output.txt");
        int exit = new ProcessBuilder(
                        java.toString(),
                        SAMPLE.resolve("GenerateSample.java").toString(),
                        folder.resolve("sample").toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start()
                .waitFor();
        assertEquals(0, exit, () -> textOf(output));
        List<Path> generated = files(folder.resolve("sample"));
        assertEquals(605, generated.size());
        for (Path file : generated) {
            Path bundled = SAMPLE.resolve(folder.resolve("sample").relativize(file));
            assertArrayEquals(Files.readAllBytes(file), Files.readAllBytes(bundled), bundled.toString());
        }
        for (String split : List.of("train", "test")) {
            assertEquals(
                    files(folder.resolve("sample").resolve(split)).size(),
                    files(SAMPLE.resolve(split)).size());
        }
    }

    // ---- Reading ----

    private static List<Review> read(String split) throws IOException {
        List<Review> reviews = new ArrayList<>();
        for (Label label : Label.values()) {
            String[] urls = textOf(SAMPLE.resolve(split).resolve("urls_" + label.text() + ".txt"))
                    .split("\n");
            for (Path file : files(SAMPLE.resolve(split).resolve(label.text()))) {
                String name = file.getFileName().toString();
                int id = Integer.parseInt(name.substring(0, name.indexOf('_')));
                reviews.add(new Review(file.toString(), textOf(file), Optional.of(label), Optional.of(urls[id])));
            }
        }
        return reviews;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static String textOf(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(file.toString(), e);
        }
    }

    private static Stream<Review> all() {
        return Stream.concat(train.stream(), test.stream());
    }

    private static Map<Label, Long> countByLabel(List<Review> reviews) {
        return reviews.stream()
                .collect(Collectors.groupingBy(review -> review.label().get(), Collectors.counting()));
    }

    private static Set<String> movies(List<Review> reviews) {
        return reviews.stream().map(review -> review.movie().get()).collect(Collectors.toCollection(HashSet::new));
    }

    /** Reviews whose sorted tokens are equal, those that are alone left out. */
    private static Collection<List<Review>> pairs(List<Review> reviews) {
        return reviews.stream()
                .collect(Collectors.groupingBy(
                        review -> tokens(review.text()).stream().sorted().toList()))
                .values()
                .stream()
                .filter(group -> group.size() > 1)
                .toList();
    }

    // ---- Logistic regression on the presence of features, by plain gradient descent ----

    private static List<String> tokens(String text) {
        String plain = text.replace("<br />", " ").toLowerCase(Locale.ROOT);
        return TOKEN.matcher(plain).results().map(match -> match.group()).toList();
    }

    private static List<String> withBigrams(List<String> tokens) {
        List<String> features = new ArrayList<>(tokens);
        for (int i = 1; i < tokens.size(); i++) {
            features.add(tokens.get(i - 1) + " " + tokens.get(i));
        }
        return features;
    }

    private static double testAccuracy(Function<String, List<String>> features) {
        Map<String, Integer> index = new HashMap<>();
        train.forEach(review -> features.apply(review.text()).forEach(f -> index.putIfAbsent(f, index.size())));
        double[] weights = weights(present(train, features, index), index.size());
        int[][] documents = present(test, features, index);
        int right = 0;
        for (int i = 0; i < documents.length; i++) {
            boolean calledPositive = score(weights, documents[i]) > 0;
            right += calledPositive == (test.get(i).label().get() == Label.POSITIVE) ? 1 : 0;
        }
        return (double) right / documents.length;
    }

    private static int[][] present(
            List<Review> reviews, Function<String, List<String>> features, Map<String, Integer> index) {
        return reviews.stream()
                .map(review -> features.apply(review.text()).stream()
                        .distinct()
                        .filter(index::containsKey)
                        .mapToInt(index::get)
                        .toArray())
                .toArray(int[][]::new);
    }

    private static double[] weights(int[][] documents, int size) {
        double[] weights = new double[size];
        for (int step = 0; step < 300; step++) {
            double[] gradient = new double[size];
            for (int i = 0; i < documents.length; i++) {
                double actual = train.get(i).label().get() == Label.POSITIVE ? 1 : 0;
                double error = 1 / (1 + Math.exp(-score(weights, documents[i]))) - actual;
                for (int feature : documents[i]) {
                    gradient[feature] += error / documents.length;
                }
            }
            for (int f = 0; f < size; f++) {
                weights[f] -= gradient[f] + 1e-3 * weights[f];
            }
        }
        return weights;
    }

    private static double score(double[] weights, int[] document) {
        return Arrays.stream(document).mapToDouble(feature -> weights[feature]).sum();
    }
}
