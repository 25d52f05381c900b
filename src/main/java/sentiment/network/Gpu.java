package sentiment.network;

import org.nd4j.linalg.api.ops.executioner.OpExecutioner.ExecutionerType;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOps;
import org.nd4j.nativeblas.NativeOpsHolder;

/** What ND4J's CUDA backend can run on. */
final class Gpu {
    /** {@code nd4j-cuda-11.6} M2.1 holds machine code for compute capability 3.7 to 8.6 and none to compile for newer. */
    private static final int HOPPER = 90;

    private Gpu() {}

    /** Whether ND4J computes on a GPU in this JVM. */
    static boolean inUse() {
        return Nd4j.getExecutioner().type() == ExecutionerType.CUDA;
    }

    /** Refuses a GPU that the backend has no code for, which would fail at the first operation without a word. */
    static void requireSupported() {
        NativeOps operations = NativeOpsHolder.getInstance().getDeviceNativeOps();
        int capability = 10 * operations.getDeviceMajor(0) + operations.getDeviceMinor(0);
        if (capability >= HOPPER) {
            throw new IllegalStateException("This GPU has compute capability " + capability / 10 + "." + capability % 10
                    + " but ND4J M2.1 has code up to 8.6 only; build without -Pcuda to train on the CPU.");
        }
    }
}
