package sentiment.wide;

import java.util.Arrays;

/** The different ones of many numbers, in memory that grows with these and not with all that are added. */
final class NumberSet {
    private int[] numbers = new int[256];
    private int size;

    void add(int number) {
        if (size == numbers.length) {
            keepDifferent();
            if (size > numbers.length / 2) {
                numbers = Arrays.copyOf(numbers, 2 * numbers.length);
            }
        }
        numbers[size++] = number;
    }

    /** In ascending order. */
    int[] toArray() {
        keepDifferent();
        return Arrays.copyOf(numbers, size);
    }

    private void keepDifferent() {
        Arrays.sort(numbers, 0, size);
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (i == 0 || numbers[i] != numbers[i - 1]) {
                numbers[kept++] = numbers[i];
            }
        }
        size = kept;
    }
}
