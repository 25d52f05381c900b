package sentiment.bench;

import java.util.Arrays;

/** A rival, or the bound. */
enum Who {
    OURS("ours"),
    DL4J("dl4j"),
    LIBTORCH_PADDED("libtorch-padded"),
    LIBTORCH_PACKED("libtorch-packed"),
    /** What a large matrix product of the same operation count would reach on libtorch's OpenBLAS. */
    SGEMM_BOUND("sgemm-bound");

    private final String label;

    Who(String label) {
        this.label = label;
    }

    /** Whether it runs on libtorch's class path. */
    boolean onLibtorch() {
        return this != OURS && this != DL4J;
    }

    /** The one of this name. */
    static Who named(String label) {
        return Arrays.stream(values())
                .filter(who -> who.label.equals(label))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public String toString() {
        return label;
    }
}
