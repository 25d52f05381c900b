package sentiment.network;

import org.slf4j.LoggerFactory;
import sentiment.recurrent.fused.FusedEngine;

/** Which of the two engines computes. */
enum EngineChoice {
    FUSED,
    ND_ARRAY;

    /** The engine to train with: on a GPU ND4J's own operations. */
    static EngineChoice forTraining() {
        if (Gpu.inUse()) {
            Gpu.requireSupported();
            return ND_ARRAY;
        }
        return forScoring();
    }

    /** The engine to score with: the fused one, which needs no ND4J, wherever the JVM has the Vector API. */
    static EngineChoice forScoring() {
        return OfThisJvm.CHOICE;
    }

    /** Chosen once, so that it is said once. */
    private static final class OfThisJvm {
        static final EngineChoice CHOICE = choose();

        private static EngineChoice choose() {
            if (FusedEngine.available()) {
                return FUSED;
            }
            // The logger is made here, not with the class: its library takes longer to start than a review to score.
            LoggerFactory.getLogger(EngineChoice.class)
                    .warn(
                            "This JVM runs without --add-modules jdk.incubator.vector; the network is many times slower.");
            return ND_ARRAY;
        }
    }
}
