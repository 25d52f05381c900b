package sentiment.recurrent.fused;

import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Bulk copies between ND4J's memory and heap arrays; element by element they would cost more than the gates. */
final class HeapCopies {
    private HeapCopies() {}

    /** Copies a float array of any shape in row-major order to the heap. */
    static float[] read(INDArray array) {
        float[] values = new float[Math.toIntExact(array.length())];
        read(array, values);
        return values;
    }

    static void read(INDArray array, float[] target) {
        INDArray dense = isDense(array) ? array : array.dup('c');
        pointer(dense).get(target, 0, Math.toIntExact(array.length()));
    }

    /** Writes heap values into a dense row-major float array, e.g. a view of the flat gradient. */
    static void write(float[] source, INDArray target) {
        if (!isDense(target)) {
            throw new IllegalArgumentException("The target must be dense, row-major and float.");
        }
        pointer(target).put(source, 0, Math.toIntExact(target.length()));
    }

    private static boolean isDense(INDArray array) {
        if (array.dataType() != DataType.FLOAT) {
            throw new IllegalArgumentException("The fused engine computes on floats, not " + array.dataType() + ".");
        }
        return array.isVector() ? array.elementWiseStride() == 1 : array.ordering() == 'c' && !array.isView();
    }

    private static FloatPointer pointer(INDArray array) {
        return new FloatPointer(array.data().addressPointer()).position(0);
    }
}
