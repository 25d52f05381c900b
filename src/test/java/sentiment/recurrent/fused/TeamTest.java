package sentiment.recurrent.fused;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import sentiment.recurrent.Cell;
import sentiment.recurrent.DropoutMasks;
import sentiment.recurrent.DropoutRates;
import sentiment.recurrent.EmbeddingGradient;
import sentiment.recurrent.EncoderShape;
import sentiment.recurrent.Encoders;
import sentiment.recurrent.Pooling;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TeamTest {
    private static final int SIZE = 3;
    private static final int LOOPS = 20_000;

    private final Team team = new Team(SIZE);

    @AfterEach
    void close() {
        team.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void everyPartIsDoneOnceAndSeenWhenTheLoopEnds(int tasks) {
        int parts = 17;
        int[][] done = new int[tasks][parts];
        team.run(tasks, task -> {
            // The first task is the longest, so that the others come to help.
            for (int loop = 1; loop <= (task == 0 ? 2 : 1) * LOOPS; loop++) {
                team.member(task).share(parts, (part, by) -> done[task][part]++);
                int expected = loop;
                assertTrue(Arrays.stream(done[task]).allMatch(times -> times == expected));
            }
        });
    }

    @Test
    void idleMembersHelp() {
        boolean[] helped = new boolean[SIZE];
        team.run(1, task -> {
            while (!helped[0] && !helped[1] && !helped[2]) {
                team.member(task).share(SIZE, (part, by) -> helped[part] = by != team.member(task));
            }
        });
    }

    @Test
    void aFailureOfAHelperIsThatOfTheLoopAndTheNextOneIsWhole() {
        IllegalStateException failure = assertThrows(
                IllegalStateException.class,
                () -> team.run(1, task -> {
                    while (true) {
                        team.member(task).share(100, (part, by) -> {
                            if (by != team.member(task)) {
                                throw new IllegalStateException("by a helper");
                            }
                        });
                    }
                }));
        assertEquals("by a helper", failure.getMessage());
        int[] parts = new int[5];
        team.run(1, task -> team.member(task).share(5, (part, by) -> parts[part]++));
        assertArrayEquals(new int[] {1, 1, 1, 1, 1}, parts);
    }

    @Test
    void afterAFailureOfItsOwnerNobodyIsStillAtALoop() {
        AtomicInteger begun = new AtomicInteger();
        AtomicInteger ended = new AtomicInteger();
        assertThrows(
                IllegalStateException.class,
                () -> team.run(1, task -> {
                    while (true) {
                        team.member(task).share(100, (part, by) -> {
                            if (by != team.member(task)) {
                                begun.incrementAndGet();
                                LockSupport.parkNanos(50_000_000);
                                ended.incrementAndGet();
                            } else if (begun.get() > 0) {
                                throw new IllegalStateException("by its owner");
                            }
                        });
                    }
                }));
        assertEquals(begun.get(), ended.get());
    }

    @ParameterizedTest
    @EnumSource(Cell.class)
    void helpChangesNoBit(Cell cell) {
        int vocabulary = 30;
        int size = 21;
        EncoderShape shape = new EncoderShape(cell, size, PackedMatrix.PANEL + 6, 2, true, Pooling.MAX);
        Random random = new Random(6);
        float[] table = Encoders.uniform(random, vocabulary * size, 1);
        FusedWeights weights = new FusedWeights(shape);
        weights.load(Encoders.uniform(random, weights.layout.size(), 0.3), true);
        int[][] ids = Encoders.batch(random, vocabulary, random.ints(20, 1, 60).toArray());
        List<float[]> expected = pass(new EncoderShard(weights), weights, table, ids);
        for (int i = 0; i < 10; i++) {
            List<List<float[]>> helped = new ArrayList<>();
            team.run(1, task -> helped.add(pass(new EncoderShard(weights, team.member(task)), weights, table, ids)));
            for (int array = 0; array < expected.size(); array++) {
                assertArrayEquals(expected.get(array), helped.get(0).get(array));
            }
        }
    }

    /** Review vectors, weight gradient and the gradient of the word vectors. */
    private static List<float[]> pass(EncoderShard shard, FusedWeights weights, float[] table, int[][] ids) {
        int size = weights.shape().inputSize();
        float[] vectors = new float[ids.length * weights.shape().outputSize()];
        int[] all = IntStream.range(0, ids.length).toArray();
        shard.forward(table, ids, all, new DropoutMasks(new DropoutRates(0.2, 0.3, 0.3), 5), null, vectors);
        EmbeddingGradient embedding = new EmbeddingGradient(table.length / size, size);
        shard.backward(vectors, embedding, null);
        float[] gradient = new float[weights.layout.size()];
        shard.addGradientTo(gradient);
        return List.of(vectors, gradient, Arrays.copyOf(embedding.values(), embedding.size() * size));
    }

    @Test
    void failuresOfSeveralTasksAreKept() {
        IllegalStateException failure = assertThrows(
                IllegalStateException.class,
                () -> team.run(SIZE, task -> {
                    throw new IllegalStateException("task " + task);
                }));
        assertEquals(2, failure.getSuppressed().length);
    }

    @Test
    void refusesMoreTasksThanMembers() {
        assertThrows(IllegalArgumentException.class, () -> team.run(SIZE + 1, task -> {}));
    }
}
