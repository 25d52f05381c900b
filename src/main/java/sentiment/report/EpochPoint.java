package sentiment.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * What the curves show of a line of {@code metrics.jsonl}. A figure that the line lacks is NaN: older lines stay readable.
 *
 * @param epoch counted from 1
 * @param loss mean training loss of a review, in nats
 * @param validationLoss mean log loss of a validation review, in nats
 * @param accuracy of the validation reviews, 0..1
 * @param seconds of training and validation
 */
record EpochPoint(
        int epoch, double loss, double validationLoss, double accuracy, double tokensPerSecond, double seconds) {

    static List<EpochPoint> of(List<JsonNode> lines) {
        return lines.stream().map(EpochPoint::of).toList();
    }

    private static EpochPoint of(JsonNode line) {
        return new EpochPoint(
                line.path("epoch").asInt(),
                number(line, "/loss"),
                number(line, "/validation/logLoss"),
                number(line, "/validation/accuracy"),
                number(line, "/tokensPerSecond"),
                number(line, "/seconds") + line.path("validationSeconds").asDouble());
    }

    private static double number(JsonNode line, String path) {
        return line.at(path).asDouble(Double.NaN);
    }
}
