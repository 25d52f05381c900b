package sentiment.data;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reviews split by movie, so that no movie has reviews on both sides: a network that has seen a movie's cast and
 * title in training reads about two points too high on other reviews of it.
 *
 * @param train the reviews to train on, in the order they came in
 * @param validation the reviews held back, in the order they came in
 */
public record MovieSplit(List<Review> train, List<Review> validation) {
    public MovieSplit {
        train = List.copyOf(train);
        validation = List.copyOf(validation);
    }

    /**
     * Holds back whole movies, drawn by the seed, until {@code validationFraction} of each label is reached; a movie
     * that would overshoot is passed over. Where every movie is larger than that, the smallest is held back alone.
     *
     * <p>A review without a movie is a movie of its own. Reviews of the same text stay together, and so do the
     * movies that share such a text. The same reviews and seed give the same sides whatever order the reviews
     * come in.
     *
     * @param validationFraction of the reviews, from 0 (none is held back) to less than 1
     * @throws IllegalArgumentException when the fraction is out of range
     * @throws InputException when the fraction is above 0 and all reviews are about one movie
     */
    public static MovieSplit of(List<Review> reviews, double validationFraction, long seed) {
        if (!(validationFraction >= 0 && validationFraction < 1)) {
            throw new IllegalArgumentException("validationFraction: " + validationFraction + " is not in [0, 1)");
        }
        if (validationFraction == 0 || reviews.isEmpty()) {
            return new MovieSplit(reviews, List.of());
        }
        List<MovieGroup> groups = MovieGroup.of(reviews);
        if (groups.size() < 2) {
            throw new InputException("All " + reviews.size() + " reviews are about one movie or share one text, so none"
                    + " can be held back for validation; give reviews of more movies or hold back a fraction of 0");
        }
        return split(reviews, heldBack(groups, validationFraction, seed));
    }

    private static List<MovieGroup> heldBack(List<MovieGroup> groups, double fraction, long seed) {
        int[] room = new int[MovieGroup.KINDS];
        for (int kind = 0; kind < room.length; kind++) {
            int which = kind;
            int total = groups.stream().mapToInt(group -> group.count(which)).sum();
            room[kind] = (int) Math.round(fraction * total);
        }
        List<MovieGroup> drawn = new ArrayList<>(groups);
        drawn.sort(
                Comparator.comparingLong((MovieGroup group) -> group.draw(seed)).thenComparing(MovieGroup::key));
        List<MovieGroup> held = new ArrayList<>();
        for (MovieGroup group : drawn) {
            if (held.size() < groups.size() - 1 && group.takeFrom(room)) {
                held.add(group);
            }
        }
        return held.isEmpty()
                ? List.of(drawn.stream()
                        .min(Comparator.comparingInt(MovieGroup::size))
                        .orElseThrow())
                : held;
    }

    private static MovieSplit split(List<Review> reviews, List<MovieGroup> heldBack) {
        Set<Integer> held = new HashSet<>();
        heldBack.forEach(group -> held.addAll(group.members()));
        List<Review> train = new ArrayList<>();
        List<Review> validation = new ArrayList<>();
        for (int i = 0; i < reviews.size(); i++) {
            (held.contains(i) ? validation : train).add(reviews.get(i));
        }
        return new MovieSplit(train, validation);
    }
}
