package sentiment.recurrent.fused;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
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
        AtomicIntegerArray byMember = new AtomicIntegerArray(SIZE);
        team.run(tasks, task -> {
            // The first task is the longest, so that the others come to help.
            for (int loop = 1; loop <= (task == 0 ? 2 : 1) * LOOPS; loop++) {
                team.member(task).share(parts, (part, member) -> {
                    done[task][part]++;
                    byMember.incrementAndGet(member);
                });
                int expected = loop;
                assertTrue(Arrays.stream(done[task]).allMatch(times -> times == expected));
            }
        });
        int sum = 0;
        for (int member = 0; member < SIZE; member++) {
            sum += byMember.get(member);
        }
        assertEquals((tasks + 1) * LOOPS * parts, sum);
    }

    @Test
    void idleMembersHelp() {
        boolean[] helped = new boolean[SIZE];
        team.run(1, task -> {
            while (!helped[1] && !helped[2]) {
                team.member(task).share(SIZE, (part, member) -> helped[member] = true);
            }
        });
    }

    @Test
    void aFailureOfAHelperIsThatOfTheLoopAndNobodyIsStillAtIt() {
        boolean[] failed = new boolean[1];
        IllegalStateException failure = assertThrows(
                IllegalStateException.class,
                () -> team.run(1, task -> {
                    while (true) {
                        team.member(task).share(100, (part, member) -> {
                            if (member > 0) {
                                failed[0] = true;
                                throw new IllegalStateException("part " + part);
                            }
                        });
                    }
                }));
        assertTrue(failed[0], failure.getMessage());
        int[] parts = new int[5];
        team.run(1, task -> team.member(task).share(5, (part, member) -> parts[part]++));
        assertArrayEquals(new int[] {1, 1, 1, 1, 1}, parts);
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
