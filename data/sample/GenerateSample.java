import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes the sample corpus from the hand-written phrases beside it, the same bytes at every run:
 *
 * <pre>java data/sample/GenerateSample.java [OUT]</pre>
 *
 * <p>from the project's root; OUT is {@code data/sample} unless given. More than a third of the reviews come in pairs:
 * two reviews of one movie with the same words and opposite labels, so that whoever ignores word order gets at most one
 * of the two right. See data/README.md.
 */
final class GenerateSample {
    private static final long SEED = 20261121;
    private static final int DIMENSIONS = 25;
    private static final int TRAIN_MOVIES = 44;
    private static final Path PHRASES = Path.of("data", "sample", "phrases");
    private static final Pattern SLOT = Pattern.compile("\\{(a )?([A-Za-z]+?)(\\d?)}");

    private final Random random = new Random(SEED);
    private final List<String[]> movies = new ArrayList<>();
    private final Map<String, List<String>> words;
    private final Map<String, List<String>> sentences = new HashMap<>();
    private final Map<String, List<String>> unused = new HashMap<>();
    private final Set<String> written = new HashSet<>();
    private final Map<String, Integer> frequencies = new HashMap<>();

    private record Review(String text, int rating, int movie) {}

    public static void main(String[] arguments) throws IOException {
        Path out = arguments.length > 0 ? Path.of(arguments[0]) : Path.of("data", "sample");
        GenerateSample sample = new GenerateSample();
        sample.split(out.resolve("train"), 400, 74, 0, TRAIN_MOVIES);
        sample.split(out.resolve("test"), 200, 37, TRAIN_MOVIES, sample.movies.size());
        sample.vectors(out.resolve("vectors.25d.txt"));
    }

    private GenerateSample() throws IOException {
        for (String line : lines("movies.txt")) {
            movies.add(line.split(" \\| "));
        }
        words = lists("words.txt", Map.of());
        String heading = "";
        for (String line : lines("sentences.txt")) {
            if (line.startsWith("[")) {
                heading = line.substring(1, line.length() - 1);
                sentences.put(heading, new ArrayList<>());
            } else {
                sentences.get(heading).add(line.replace("\\u0085", "\u0085"));
            }
        }
        for (String opinion : List.of("positive", "negative")) {
            List<String> deck = new ArrayList<>(sentences.get(opinion));
            Collections.shuffle(deck, random);
            unused.put(opinion, deck);
        }
    }

    private static List<String> lines(String file) throws IOException {
        return Stream.of(Files.readString(PHRASES.resolve(file)).split("\n"))
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
    }

    /** Lines {@code name: item, item}; {@code @name} stands for the lists so named, earlier and in {@code others}. */
    private static Map<String, List<String>> lists(String file, Map<String, List<String>> others) throws IOException {
        Map<String, List<String>> lists = new LinkedHashMap<>();
        for (String line : lines(file)) {
            int colon = line.indexOf(':');
            List<String> items = new ArrayList<>();
            for (String item : line.substring(colon + 1).strip().split(", ")) {
                if (item.startsWith("@")) {
                    String name = item.substring(1);
                    items.addAll(others.getOrDefault(name, List.of()));
                    items.addAll(lists.getOrDefault(name, List.of()));
                } else {
                    items.add(item);
                }
            }
            lists.put(line.substring(0, colon), items);
        }
        return lists;
    }

    // ---- Reviews ----

    private void split(Path folder, int reviews, int pairs, int firstMovie, int endMovie) throws IOException {
        List<Review> positive = new ArrayList<>();
        List<Review> negative = new ArrayList<>();
        for (int i = 0; i < reviews / 2; i++) {
            int movie = firstMovie + random.nextInt(endMovie - firstMovie);
            if (i < pairs) {
                pair(movie, positive, negative);
            } else {
                positive.add(single(true, movie));
                negative.add(single(false, firstMovie + random.nextInt(endMovie - firstMovie)));
            }
        }
        write(folder, "pos", positive);
        write(folder, "neg", negative);
    }

    /** Two reviews of one movie from the same words, the positive and the negative reading of the same sentences. */
    private void pair(int movie, List<Review> positive, List<Review> negative) {
        String first;
        String second;
        do {
            List<String> left = new ArrayList<>();
            List<String> right = new ArrayList<>();
            for (String sentence : draw("pairs", 1 + (chance(0.6) ? 1 : 0))) {
                String[] sides = fill(sentence, movie, 0).split(" \\|\\|\\| ");
                left.add(sides[0]);
                right.add(sides[1]);
            }
            for (String sentence : draw("neutral", random.nextInt(3))) {
                String filled = fill(sentence, movie, 0);
                left.add(random.nextInt(left.size() + 1), filled);
                right.add(random.nextInt(right.size() + 1), filled);
            }
            boolean paragraphs = left.size() > 2 && chance(0.3);
            first = join(left, paragraphs);
            second = join(right, paragraphs);
        } while (written.contains(first) || written.contains(second));
        written.add(first);
        written.add(second);
        positive.add(new Review(first, rating(true), movie));
        negative.add(new Review(second, rating(false), movie));
    }

    private Review single(boolean positive, int movie) {
        int rating = rating(positive);
        String text;
        do {
            text = manner(join(opinions(positive, movie, rating), chance(0.25)), positive);
        } while (!written.add(text));
        return new Review(text, rating, movie);
    }

    /** One to eight sentences: what the review says, in an order people use. */
    private List<String> opinions(boolean positive, int movie, int rating) {
        String own = positive ? "positive" : "negative";
        List<String> body = new ArrayList<>();
        List<String> deck = unused.get(own);
        for (double chance = 0.6; !deck.isEmpty() && chance(chance); chance = 0.15) {
            body.add(deck.remove(deck.size() - 1));
        }
        int templates = random.nextInt(3) + (body.isEmpty() || chance(0.6) ? 1 : 0);
        String last = null;
        for (String template : draw(positive ? "praise" : "blame", templates)) {
            if (template.contains("{rating}")) {
                last = last == null ? fill(template, movie, rating) : last;
            } else {
                body.add(fill(template, movie, rating));
            }
        }
        if (chance(0.4)) {
            body.add(fill(draw("pairs", 1).get(0), movie, rating).split(" \\|\\|\\| ")[positive ? 0 : 1]);
        }
        Collections.shuffle(body, random);
        if (!body.isEmpty() && chance(0.25)) {
            String concession = draw(positive ? "concede in praise" : "concede in blame", 1).get(0);
            body.add(random.nextInt(body.size()), fill(concession, movie, rating));
        }
        for (String sentence : draw("neutral", Math.max(0, random.nextInt(4) - 1))) {
            body.add(chance(0.7) ? 0 : random.nextInt(body.size() + 1), fill(sentence, movie, rating));
        }
        if (last != null) {
            body.add(last);
        }
        return body;
    }

    private static String join(List<String> sentences, boolean paragraphs) {
        int split = paragraphs ? sentences.size() / 2 : 0;
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < sentences.size(); i++) {
            text.append(i == 0 ? "" : i == split ? "<br /><br />" : " ").append(sentences.get(i));
        }
        return text.toString();
    }

    /** How people type: some shout, some never shift, some misspell. */
    private String manner(String text, boolean positive) {
        double mood = random.nextDouble();
        if (mood < 0.05) {
            return text.toLowerCase(Locale.ROOT);
        }
        if (mood < 0.10) {
            int end = text.indexOf('.');
            return end < 0 ? text : text.substring(0, end).toUpperCase(Locale.ROOT) + text.substring(end);
        }
        if (mood < 0.15) {
            return text.replace(".", "!");
        }
        if (mood < 0.19) {
            return text + " " + pick(words.get(positive ? "smile" : "frown"));
        }
        if (mood < 0.35) {
            for (String[] typo : TYPOS) {
                text = text.replaceFirst("\\b" + typo[0] + "\\b", typo[1]);
            }
        }
        return text;
    }

    private static final String[][] TYPOS = {
        {"performance", "performence"}, {"believe", "beleive"}, {"really", "realy"}, {"their", "thier"},
        {"minutes", "mintues"}, {"because", "becuase"}, {"truly", "truely"}, {"everybody", "evrybody"},
        {"never", "nver"}, {"with", "wiht"}, {"recommended", "recomended"}, {"opening", "openning"},
        {"finish", "finnish"}, {"which", "wich"}, {"until", "untill"}, {"laughed", "laught"},
    };

    private int rating(boolean positive) {
        return (positive ? 7 : 1) + random.nextInt(4);
    }

    // ---- Sentences ----

    /** {@code count} different sentences under a heading. */
    private List<String> draw(String heading, int count) {
        Set<String> drawn = new LinkedHashSet<>();
        while (drawn.size() < count) {
            drawn.add(pick(sentences.get(heading)));
        }
        return new ArrayList<>(drawn);
    }

    /** Replaces the slots; the same slot means the same words, slots numbered differently mean different words. */
    private String fill(String sentence, int movie, int rating) {
        Map<String, String> chosen = new HashMap<>();
        Matcher slot = SLOT.matcher(sentence);
        StringBuilder filled = new StringBuilder();
        while (slot.find()) {
            String name = slot.group(2).toLowerCase(Locale.ROOT);
            String value = ofMovie(name, movie, rating);
            if (value == null) {
                value = chosen.get(name + slot.group(3));
            }
            while (value == null) {
                String candidate = pick(words.get(name));
                value = chosen.containsValue(candidate) ? null : candidate;
            }
            chosen.put(name + slot.group(3), value);
            boolean capital = Character.isUpperCase(slot.group(2).charAt(0));
            String shown = capital ? Character.toUpperCase(value.charAt(0)) + value.substring(1) : value;
            String article = slot.group(1) == null ? "" : "aeiou".indexOf(value.charAt(0)) < 0 ? "a " : "an ";
            slot.appendReplacement(filled, Matcher.quoteReplacement(article + shown));
        }
        return slot.appendTail(filled).toString();
    }

    private String ofMovie(String slot, int movie, int rating) {
        String[] fields = movies.get(movie);
        return switch (slot) {
            case "title" -> fields[0];
            case "kind" -> fields[1];
            case "kinds" -> fields[1].endsWith("y") ? fields[1].replaceAll("y$", "ies") : fields[1] + "s";
            case "lead" -> fields[2];
            case "director" -> fields[3];
            case "plot" -> fields[4];
            case "rating" -> Integer.toString(rating);
            default -> null;
        };
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    // ---- Files ----

    private void write(Path split, String label, List<Review> reviews) throws IOException {
        Collections.shuffle(reviews, random);
        Path folder = Files.createDirectories(split.resolve(label));
        try (Stream<Path> old = Files.list(folder)) {
            for (Path file : old.toList()) {
                Files.delete(file);
            }
        }
        StringBuilder urls = new StringBuilder();
        for (int i = 0; i < reviews.size(); i++) {
            Review review = reviews.get(i);
            Files.writeString(folder.resolve(i + "_" + review.rating() + ".txt"), review.text());
            urls.append(String.format(Locale.ROOT, "https://example.org/title/tt%07d/\n", review.movie() + 1));
            for (String token : tokens(review.text())) {
                frequencies.merge(token, 1, Integer::sum);
            }
        }
        Files.writeString(split.resolve("urls_" + label + ".txt"), urls.toString());
    }

    // ---- Vectors ----

    private static final Pattern TOKEN = Pattern.compile(
            "\\d+/\\d+|\\d+|n't|'(?:s|ll|ve|d|re|m)\\b"
                    + "|\\p{L}[\\p{L}\\p{M}]*?(?=n't)|\\p{L}[\\p{L}\\p{M}\\d]*(?:-\\p{L}+)*|\\S");

    /** Lower-cased tokens, much as a Penn Treebank tokenizer cuts them. */
    private static List<String> tokens(String text) {
        String plain = text.replace("<br />", " ").replace('\u0085', ' ').toLowerCase(Locale.ROOT);
        return TOKEN.matcher(plain).results().map(match -> match.group()).collect(Collectors.toList());
    }

    /**
     * A vector a word, most frequent first: the sum of the directions of the groups it belongs to and noise of its own,
     * all normal and seeded by the name, so that a word keeps its vector when others come or go. Words in other scripts
     * and emoji get none: a real table has gaps too.
     */
    private void vectors(Path file) throws IOException {
        Map<String, List<String>> groups = new HashMap<>();
        lists("groups.txt", words).forEach((group, members) -> members.forEach(member -> groups
                .computeIfAbsent(member.substring(member.lastIndexOf(' ') + 1), word -> new ArrayList<>())
                .add(group)));
        List<String> byFrequency = frequencies.keySet().stream()
                .filter(word -> word.matches("[\\p{IsLatin}\\p{ASCII}-]+"))
                .sorted(Comparator.comparing((String word) -> -frequencies.get(word)).thenComparing(word -> word))
                .toList();
        StringBuilder table = new StringBuilder();
        for (String word : byFrequency) {
            double[] vector = normal("word " + word, 0.3);
            for (String group : new LinkedHashSet<>(groups.getOrDefault(word, List.of()))) {
                double[] direction = normal("group " + group, 0.45);
                for (int i = 0; i < DIMENSIONS; i++) {
                    vector[i] += direction[i];
                }
            }
            table.append(word);
            for (double value : vector) {
                table.append(String.format(Locale.ROOT, " %.4f", value));
            }
            table.append('\n');
        }
        Files.writeString(file, table.toString());
    }

    private static double[] normal(String name, double deviation) {
        // Spread the hash over 64 bits: java.util.Random answers alike to seeds that are close.
        Random own = new Random((SEED + name.hashCode()) * 0x9E3779B97F4A7C15L);
        double[] values = new double[DIMENSIONS];
        for (int i = 0; i < DIMENSIONS; i++) {
            values[i] = own.nextGaussian() * deviation;
        }
        return values;
    }
}
