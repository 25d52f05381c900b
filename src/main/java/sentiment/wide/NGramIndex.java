package sentiment.wide;

import java.util.Arrays;

/**
 * Numbers keys in the order in which they come, from 0 on: a hash table with open addressing. Keys that agree in the bits it
 * looks at are one.
 */
final class NGramIndex {
    private static final int ABSENT = -1;

    private final long mask;
    private long[] keys = new long[1 << 10];
    /** A power of two, at least half of it {@link #ABSENT}. */
    private int[] slots = filled(1 << 11);

    private int size;

    /** Of whole keys. */
    NGramIndex() {
        this(Long.SIZE);
    }

    /** @param bits the lowest bits of a key that count */
    NGramIndex(int bits) {
        mask = -1L >>> (Long.SIZE - bits);
    }

    int size() {
        return size;
    }

    /** The key's number, -1 where it has none. */
    int find(long key) {
        return slots[slot(key)];
    }

    /** The key's number, a new one where it has none. */
    int add(long key) {
        int slot = slot(key);
        if (slots[slot] == ABSENT) {
            if (size == keys.length) {
                grow();
                slot = slot(key);
            }
            keys[size] = key & mask;
            slots[slot] = size++;
        }
        return slots[slot];
    }

    /** The bits of the keys that count, by their numbers. */
    long[] keys() {
        return Arrays.copyOf(keys, size);
    }

    private int slot(long whole) {
        long key = whole & mask;
        int slot = (int) key & (slots.length - 1);
        while (slots[slot] != ABSENT && keys[slots[slot]] != key) {
            slot = (slot + 1) & (slots.length - 1);
        }
        return slot;
    }

    private void grow() {
        keys = Arrays.copyOf(keys, 2 * size);
        slots = filled(4 * size);
        for (int i = 0; i < size; i++) {
            slots[slot(keys[i])] = i;
        }
    }

    private static int[] filled(int length) {
        int[] slots = new int[length];
        Arrays.fill(slots, ABSENT);
        return slots;
    }
}
