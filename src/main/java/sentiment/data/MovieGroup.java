package sentiment.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reviews that a split must keep together: those of a movie, and of the movies that share a text with it. */
final class MovieGroup {
    /** Reviews are counted as negative, positive and unlabelled. */
    static final int KINDS = 3;

    private static final int UNLABELLED = 2;

    private final List<Integer> members = new ArrayList<>();
    private final int[] counts = new int[KINDS];
    private String key;

    private MovieGroup(String key) {
        this.key = key;
    }

    /** The groups of all reviews. */
    static List<MovieGroup> of(List<Review> reviews) {
        int[] leader = leaders(reviews);
        Map<Integer, MovieGroup> groups = new TreeMap<>();
        for (int i = 0; i < leader.length; i++) {
            Review review = reviews.get(i);
            groups.computeIfAbsent(find(leader, i), first -> new MovieGroup(key(review)))
                    .add(i, review);
        }
        return List.copyOf(groups.values());
    }

    /** Names the group whatever order the reviews came in: its first movie (without one, its text) by alphabet. */
    String key() {
        return key;
    }

    /** The reviews' places in the list. */
    List<Integer> members() {
        return members;
    }

    int size() {
        return members.size();
    }

    int count(int kind) {
        return counts[kind];
    }

    /** The group's place in the order that a seed draws: FNV-1a of the key, mixed with the seed as in SplitMix64. */
    long draw(long seed) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < key.length(); i++) {
            hash = (hash ^ key.charAt(i)) * 0x100000001b3L;
        }
        return SplitMix64.mix(hash + SplitMix64.mix(seed + SplitMix64.GOLDEN));
    }

    /** Takes the group's reviews out of the room left for each kind; false, and nothing taken, where they do not fit. */
    boolean takeFrom(int[] room) {
        for (int kind = 0; kind < KINDS; kind++) {
            if (counts[kind] > room[kind]) {
                return false;
            }
        }
        Arrays.setAll(room, kind -> room[kind] - counts[kind]);
        return true;
    }

    private void add(int place, Review review) {
        members.add(place);
        counts[review.label().map(Label::ordinal).orElse(UNLABELLED)]++;
        if (key(review).compareTo(key) < 0) {
            key = key(review);
        }
    }

    private static String key(Review review) {
        return review.movie().orElse(review.text());
    }

    /** Union-find: reviews of the same movie or the same text end up with the same leader. */
    private static int[] leaders(List<Review> reviews) {
        int[] leader = new int[reviews.size()];
        Arrays.setAll(leader, i -> i);
        Map<String, Integer> byMovie = new HashMap<>();
        Map<String, Integer> byText = new HashMap<>();
        for (int i = 0; i < leader.length; i++) {
            int place = i;
            Review review = reviews.get(i);
            join(leader, place, byText.computeIfAbsent(review.text(), text -> place));
            review.movie().ifPresent(movie -> join(leader, place, byMovie.computeIfAbsent(movie, name -> place)));
        }
        return leader;
    }

    private static void join(int[] leader, int a, int b) {
        leader[find(leader, a)] = find(leader, b);
    }

    private static int find(int[] leader, int place) {
        while (leader[place] != place) {
            leader[place] = leader[leader[place]];
            place = leader[place];
        }
        return place;
    }
}
