package sentiment.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MovieSplitTest {
    /** Reviews of movies with 1 to 30 reviews each, mostly of one opinion, some copied, some without a movie. */
    private static List<Review> reviews(long seed) {
        var random = new Random(seed);
        List<Review> reviews = new ArrayList<>();
        for (int movie = 0; movie < 400; movie++) {
            double liking = random.nextDouble();
            int count = 1 + random.nextInt(30) * random.nextInt(2);
            for (int i = 0; i < count; i++) {
                Label label = random.nextDouble() < liking ? Label.POSITIVE : Label.NEGATIVE;
                String text = random.nextInt(50) == 0 ? "copy " + random.nextInt(40) : "text " + reviews.size();
                reviews.add(review(reviews.size(), text, label, movie % 20 == 0 ? null : "movie " + movie));
            }
        }
        return reviews;
    }

    private static Review review(int id, String text, Label label, String movie) {
        return new Review("r" + id, text, Optional.of(label), Optional.ofNullable(movie));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void noMovieAndNoTextStandsOnBothSides(long seed) {
        MovieSplit split = MovieSplit.of(reviews(seed), 0.15, seed);

        assertDisjoint(split, review -> review.movie().stream());
        assertDisjoint(split, review -> Stream.of(review.text()));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.02, 0.1, 0.25, 0.5, 0.9})
    void holdsBackTheFractionOfEachLabel(double fraction) {
        List<Review> reviews = reviews(11);
        MovieSplit split = MovieSplit.of(reviews, fraction, 3);

        assertEquals(reviews.size(), split.train().size() + split.validation().size());
        for (Label label : Label.values()) {
            double wanted = fraction * count(reviews, label);
            assertEquals(wanted, count(split.validation(), label), Math.max(2, 0.03 * wanted), label.text());
        }
    }

    @Test
    void theSameSeedDrawsTheSameMoviesWhateverTheOrder() {
        List<Review> reviews = reviews(5);
        List<Review> shuffled = new ArrayList<>(reviews);
        Collections.shuffle(shuffled, new Random(9));

        Set<Review> held = new HashSet<>(MovieSplit.of(reviews, 0.2, 42).validation());

        assertEquals(held, new HashSet<>(MovieSplit.of(shuffled, 0.2, 42).validation()));
        assertNotEquals(held, new HashSet<>(MovieSplit.of(reviews, 0.2, 43).validation()));
    }

    @Test
    void bothSidesKeepTheOrderOfTheReviews() {
        List<Review> reviews = reviews(6);
        MovieSplit split = MovieSplit.of(reviews, 0.3, 1);
        Set<Review> held = new HashSet<>(split.validation());

        assertEquals(reviews.stream().filter(held::contains).toList(), split.validation());
        assertEquals(reviews.stream().filter(review -> !held.contains(review)).toList(), split.train());
    }

    @Test
    void copiesTieTheirMoviesTogether() {
        List<Review> reviews = new ArrayList<>();
        for (int movie = 0; movie < 60; movie++) {
            // Movies 0, 1 and 2 form a chain through two shared texts.
            String first = movie == 1 ? "shared a" : movie == 2 ? "shared b" : "first " + movie;
            String last = movie == 0 ? "shared a" : movie == 1 ? "shared b" : "last " + movie;
            if (movie == 1) {
                reviews.add(review(reviews.size(), "middle", Label.POSITIVE, "m1"));
            }
            reviews.add(review(reviews.size(), first, Label.POSITIVE, "m" + movie));
            reviews.add(review(reviews.size(), last, Label.NEGATIVE, "m" + movie));
        }
        Set<String> chain = Set.of("m0", "m1", "m2");
        for (long seed = 0; seed < 40; seed++) {
            Set<String> held = MovieSplit.of(reviews, 0.4, seed).validation().stream()
                    .map(review -> review.movie().orElseThrow())
                    .filter(chain::contains)
                    .collect(Collectors.toSet());
            assertTrue(held.isEmpty() || held.equals(chain), held.toString());
        }
    }

    @Test
    void aFractionOfZeroHoldsNothingBack() {
        List<Review> reviews = reviews(1);
        MovieSplit split = MovieSplit.of(reviews, 0, 1);
        assertEquals(reviews, split.train());
        assertEquals(List.of(), split.validation());
    }

    @Test
    void whereEveryMovieIsTooLargeTheSmallestIsHeldBack() {
        List<Review> reviews = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            reviews.add(
                    review(i, "text " + i, i % 2 == 0 ? Label.POSITIVE : Label.NEGATIVE, i < 8 ? "small" : "large"));
        }
        MovieSplit split = MovieSplit.of(reviews, 0.05, 1);
        assertEquals(reviews.subList(0, 8), split.validation());
        assertEquals(22, split.train().size());
    }

    @Test
    void somethingIsAlwaysLeftToTrainOn() {
        List<Review> reviews = List.of(review(0, "a", Label.POSITIVE, null), review(1, "b", Label.NEGATIVE, null));
        assertEquals(1, MovieSplit.of(reviews, 0.99, 1).train().size());
    }

    @Test
    void refusesToSplitASingleMovie() {
        List<Review> reviews = List.of(review(0, "a", Label.POSITIVE, "m"), review(1, "b", Label.NEGATIVE, "m"));
        assertThrows(InputException.class, () -> MovieSplit.of(reviews, 0.1, 1));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1, 1.5, Double.NaN})
    void refusesAFractionOutOfRange(double fraction) {
        var refusal = assertThrows(IllegalArgumentException.class, () -> MovieSplit.of(reviews(1), fraction, 1));
        assertTrue(refusal.getMessage().contains("validationFraction: " + fraction), refusal.getMessage());
    }

    private static long count(List<Review> reviews, Label label) {
        return reviews.stream()
                .filter(review -> review.label().equals(Optional.of(label)))
                .count();
    }

    private static void assertDisjoint(MovieSplit split, Function<Review, Stream<String>> property) {
        Set<String> shared = split.train().stream().flatMap(property).collect(Collectors.toSet());
        assertTrue(!split.train().isEmpty() && !split.validation().isEmpty());
        shared.retainAll(split.validation().stream().flatMap(property).collect(Collectors.toSet()));
        assertEquals(Set.of(), shared);
    }
}
