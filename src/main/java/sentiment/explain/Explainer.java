package sentiment.explain;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import sentiment.model.Calibration;
import sentiment.model.SentimentModel;
import sentiment.network.Predictor;
import sentiment.text.Token;
import sentiment.text.Vocabulary;

/** Explains a model's scores; an ensemble by the mean of its members. Immutable and thread-safe; the model must stay open. */
public final class Explainer {
    private final SentimentModel model;
    private final List<Member> members;

    /** A network and its own attributions. */
    private record Member(Predictor network, IntegratedGradients gradients) {}

    public Explainer(SentimentModel model) {
        this.model = model;
        members = model.networks().stream()
                .map(network ->
                        new Member(network, new IntegratedGradients(network.logitGradient(), averageWord(network))))
                .toList();
    }

    /** The mean of the word vectors, each weighted by how often its word is expected: inversely to its rank (Zipf's law). */
    private float[] averageWord(Predictor network) {
        double[] sum = new double[network.wordVector(Vocabulary.UNK).length];
        double weights = 0;
        for (int id = Vocabulary.UNK; id < model.manifest().vocabularySize(); id++) {
            float[] vector = network.wordVector(id);
            weights += 1.0 / id;
            for (int j = 0; j < sum.length; j++) {
                sum[j] += vector[j] / id;
            }
        }
        float[] mean = new float[sum.length];
        for (int j = 0; j < sum.length; j++) {
            mean[j] = (float) (sum[j] / weights);
        }
        return mean;
    }

    /** Explains by integrated gradients and by occlusion. */
    public Explanation explain(String text) {
        return explain(text, Set.of(Method.values()));
    }

    /**
     * Explains the score of a text. A text without a token has a score but no words that explain it.
     *
     * @param text as it was read, mark-up included
     */
    public Explanation explain(String text, Set<Method> methods) {
        List<Token> tokens = model.tokens(text);
        double logit = model.logits(List.of(tokens), tokens.size())[0];
        Map<Method, Attribution> attributions = new EnumMap<>(Method.class);
        for (Method method : methods) {
            attributions.put(
                    method,
                    switch (method) {
                        case GRADIENTS -> words(tokens, logit);
                        case OCCLUSION -> Occlusion.explain(model, text, tokens, logit);
                    });
        }
        return new Explanation(text, logit, attributions);
    }

    private Attribution words(List<Token> tokens, double logit) {
        if (tokens.isEmpty()) {
            return new Attribution(Attribution.Unit.WORD, OptionalDouble.of(logit), List.of());
        }
        Calibration.PartWeights calibration = model.manifest().calibration().at(tokens.size());
        double[] weights = model.wide()
                .map(part -> part.contributions(tokens.stream().map(Token::text).toList()))
                .orElseGet(() -> new double[tokens.size()]);
        for (int t = 0; t < weights.length; t++) {
            weights[t] *= calibration.wide();
        }
        double baseline = 0;
        for (Member member : members) {
            IntegratedGradients.Result result = member.gradients.explain(vectors(member.network, tokens));
            baseline += result.baseline() / members.size();
            for (int t = 0; t < weights.length; t++) {
                weights[t] += calibration.recurrent() * result.weights()[t] / members.size();
            }
        }
        baseline = calibration.logit(
                baseline, model.wide().map(part -> part.reader().logit()).orElse(0.0));
        List<Span> spans = new ArrayList<>();
        for (int t = 0; t < weights.length; t++) {
            spans.add(new Span(tokens.get(t).start(), tokens.get(t).end(), weights[t]));
        }
        return new Attribution(Attribution.Unit.WORD, OptionalDouble.of(baseline), spans);
    }

    /** [T, E]. */
    private float[] vectors(Predictor network, List<Token> tokens) {
        int[] ids = model.ids(tokens);
        float[] vectors = null;
        for (int t = 0; t < ids.length; t++) {
            float[] vector = network.wordVector(ids[t]);
            vectors = vectors == null ? new float[ids.length * vector.length] : vectors;
            System.arraycopy(vector, 0, vectors, t * vector.length, vector.length);
        }
        return vectors;
    }
}
