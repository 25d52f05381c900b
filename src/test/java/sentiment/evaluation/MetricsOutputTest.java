package sentiment.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class MetricsOutputTest {
    private final ObjectMapper json = new ObjectMapper();

    private static Metrics ofEmpty() {
        return new BinaryEvaluation().metrics();
    }

    @Test
    void jsonHasTheDocumentedKeysAndNullForUndefined() throws Exception {
        Metrics metrics = new Metrics(
                1,
                1.0,
                new Interval(0.25, 1.0),
                Double.NaN,
                Interval.UNDEFINED,
                Double.NaN,
                Interval.UNDEFINED,
                Double.NaN,
                Interval.UNDEFINED,
                Double.NaN,
                0.5,
                0.125,
                new ConfusionMatrix(0, 0, 1, 0));
        assertEquals(json.readTree("""
                        {"n": 1, "accuracy": 1.0, "accuracyInterval": {"lower": 0.25, "upper": 1.0},
                         "precision": null, "precisionInterval": {"lower": null, "upper": null},
                         "recall": null, "recallInterval": {"lower": null, "upper": null},
                         "f1": null, "f1Interval": {"lower": null, "upper": null},
                         "auc": null, "logLoss": 0.5, "ece": 0.125,
                         "confusion": {"truePositives": 0, "falsePositives": 0, "trueNegatives": 1, "falseNegatives": 0}}
                        """), json.readTree(json.writeValueAsString(metrics)));
    }

    @Test
    void metricsReadBackAsTheyWereWritten() throws Exception {
        Metrics metrics = Metrics.of(new ConfusionMatrix(40, 7, 35, 18), 0.875, 0.44, 0.03);
        assertEquals(metrics, json.readValue(json.writeValueAsString(metrics), Metrics.class));
        assertEquals(ofEmpty(), json.readValue(json.writeValueAsString(ofEmpty()), Metrics.class));
    }

    @Test
    void theTableIsAligned() {
        Metrics metrics = Metrics.of(new ConfusionMatrix(5600, 700, 5550, 650), 0.9612, 0.27125, 0.0123);
        assertEquals("""
                reviews    12,500 (6,250 positive, 6,250 negative)
                accuracy   89.20 %   (95 % interval 88.64 % to 89.73 %)
                precision  88.89 %   (95 % interval 88.09 % to 89.64 %)
                recall     89.60 %   (95 % interval 88.82 % to 90.33 %)
                F1         89.24 %   (95 % interval 88.66 % to 89.80 %)
                AUC        96.12 %
                log loss   0.2713
                ECE        1.23 %

                                  called pos  called neg
                actually pos           5,600         650
                actually neg             700       5,550
                """, metrics.toText());
    }

    @Test
    void theTableSaysUndefined() {
        assertEquals("""
                reviews    0 (0 positive, 0 negative)
                accuracy   undefined
                precision  undefined
                recall     undefined
                F1         undefined
                AUC        undefined
                log loss   undefined
                ECE        undefined

                                  called pos  called neg
                actually pos               0           0
                actually neg               0           0
                """, ofEmpty().toText());
    }
}
