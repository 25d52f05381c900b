package sentiment.data;

import java.io.IOException;

/**
 * Floats in 8 bits each: blocks of values share a scale, the 127th part of the block's largest magnitude, and a value is the
 * nearest multiple of it. No value is off by more than half its scale. Zeros stay zeros.
 *
 * @param block values that share a scale; the last block may be shorter
 * @param scales one a block
 * @param multiples one a value, -127 to 127
 */
public record EightBitFloats(int block, float[] scales, byte[] multiples) {
    private static final int LARGEST = 127;

    /**
     * Rounds values.
     *
     * @param block at least 1
     */
    public static EightBitFloats of(float[] values, int block) {
        float[] scales = new float[blocks(values.length, block)];
        byte[] multiples = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            scales[i / block] = Math.max(scales[i / block], Math.abs(values[i]) / LARGEST);
        }
        for (int i = 0; i < values.length; i++) {
            float scale = scales[i / block];
            multiples[i] = scale == 0 ? 0 : (byte) Math.round(values[i] / scale);
        }
        return new EightBitFloats(block, scales, multiples);
    }

    /** The values, rounded as they are. */
    public float[] values() {
        float[] values = new float[multiples.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = multiples[i] * scales[i / block];
        }
        return values;
    }

    /** Writes the scales, then the multiples; not how many there are. */
    public void write(BinaryWriter out) throws IOException {
        out.writeFloats(scales);
        out.writeBytes(multiples);
    }

    /** Reads what {@link #write} wrote of {@code count} values in blocks of {@code block}. */
    public static EightBitFloats read(BinaryReader in, int count, int block) throws IOException {
        return new EightBitFloats(block, in.readFloats(blocks(count, block)), in.readBytes(count));
    }

    private static int blocks(int values, int block) {
        return values / block + (values % block == 0 ? 0 : 1);
    }
}
