package sentiment.network;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import sentiment.batch.BatchConfig;

/**
 * What is learned from reviews without a label, a batch of them beside each labelled one.
 *
 * @param virtualWeight of virtual adversarial training (Miyato, Dai &amp; Goodfellow, ICLR 2017), on labelled and
 *     unlabelled reviews: the divergence between a review's prediction and the one with its word vectors moved where that
 *     changes it most; 0 computes nothing
 * @param epsilon how far a review is moved, as {@link AdversarialConfig#epsilon}
 * @param entropyWeight of the unlabelled reviews' entropy (Grandvalet &amp; Bengio, NIPS 2004), which sure predictions
 *     lower; 0 computes nothing
 * @param teacher the directory of a model whose probabilities of the unlabelled reviews are learned as soft labels
 *     (distillation: Hinton, Vinyals &amp; Dean 2015) under the dropout of the student (noisy student: Xie et al., CVPR
 *     2020); null asks nobody
 * @param teacherWeight of the cross-entropy from the teacher's probabilities; 0 computes nothing
 * @param ratio how large an unlabelled batch is, in sizes of a labelled one
 * @param maxReviews how many unlabelled reviews to take at most, drawn by the seed; 0 takes all
 */
public record UnlabelledConfig(
        double virtualWeight,
        double epsilon,
        double entropyWeight,
        @JsonSetter(nulls = Nulls.SET) String teacher,
        double teacherWeight,
        double ratio,
        int maxReviews) {
    /** Nothing is learned from unlabelled reviews. */
    public static final UnlabelledConfig OFF = new UnlabelledConfig(0, 0, 0, null, 0, 1, 0);

    public UnlabelledConfig {
        AdversarialConfig.requireNonNegative("unlabelled.virtualWeight", virtualWeight);
        AdversarialConfig.requireNonNegative("unlabelled.epsilon", epsilon);
        AdversarialConfig.requireNonNegative("unlabelled.entropyWeight", entropyWeight);
        AdversarialConfig.requireNonNegative("unlabelled.teacherWeight", teacherWeight);
        AdversarialConfig.requireNonNegative("unlabelled.maxReviews", maxReviews);
        if (teacher != null && teacher.isBlank()) {
            throw new IllegalArgumentException("unlabelled.teacher must be a model's folder but is '" + teacher + "'.");
        }
        if (!(ratio > 0 && ratio < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("unlabelled.ratio must be above 0 but is " + ratio + ".");
        }
    }

    /** Whether virtual adversarial training has anything to compute. */
    public boolean virtual() {
        return virtualWeight > 0 && epsilon > 0;
    }

    /** Whether a teacher's probabilities are learned. */
    public boolean taught() {
        return teacher != null && teacherWeight > 0;
    }

    /** Whether unlabelled reviews are wanted. */
    public boolean on() {
        return virtual() || entropyWeight > 0 || taught();
    }

    /** How large an unlabelled batch is beside a labelled one of this size. */
    public BatchConfig batch(BatchConfig labelled) {
        return new BatchConfig((int) Math.max(1, Math.rint(ratio * labelled.size())), labelled.unit());
    }
}
