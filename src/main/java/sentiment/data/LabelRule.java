package sentiment.data;

import java.util.Optional;

/** What a table's labels are needed for. */
enum LabelRule {
    /** To train or to evaluate: every row has a known label. */
    REQUIRED,
    /** To classify: a label may lack, and one that is not known counts as none. */
    OPTIONAL;

    /**
     * The label that a cell holds.
     *
     * @throws InputException with the problem alone
     */
    Optional<Label> label(Optional<String> cell) {
        Optional<Label> label = cell.flatMap(Label::parse);
        if (this == REQUIRED && label.isEmpty()) {
            throw new InputException(cell.map(value -> "unknown label " + Quoted.of(value))
                            .orElse("no label") + "; use pos, neg, positive, negative, 1 or 0");
        }
        return label;
    }
}
