package sentiment.cli;

import java.util.Locale;
import sentiment.explain.Explanation;
import sentiment.explain.ExplanationHtml;
import sentiment.explain.ExplanationJson;

/** How {@code explain} writes its results. Thread-safe. */
enum ExplanationFormat {
    /** For a terminal, or a text file where signs stand for colours. */
    TEXT {
        @Override
        String of(String id, Explanation explanation, boolean colours) {
            return new ExplanationText(explanation, colours).text(id);
        }
    },

    /** A page of its own. */
    HTML {
        @Override
        String head() {
            return ExplanationHtml.head();
        }

        @Override
        String of(String id, Explanation explanation, boolean colours) {
            return ExplanationHtml.article(id, explanation);
        }

        @Override
        String foot() {
            return ExplanationHtml.foot();
        }
    },

    /** An object a line. */
    JSONL {
        @Override
        String of(String id, Explanation explanation, boolean colours) {
            return ExplanationJson.of(id, explanation) + "\n";
        }
    };

    /** What comes before all results. */
    String head() {
        return "";
    }

    abstract String of(String id, Explanation explanation, boolean colours);

    /** What comes after all results. */
    String foot() {
        return "";
    }

    /** As a user types it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
