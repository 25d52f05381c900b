package sentiment.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import sentiment.model.SentimentModel;
import sentiment.text.SentenceSplitter;
import sentiment.text.Token;

/**
 * Leaves out one sentence of a text at a time, as if it had not been written, and sees what the score loses (Zeiler &amp;
 * Fergus, ECCV 2014; Li, Monroe &amp; Jurafsky, arXiv:1612.08220). In a text of a single sentence it leaves out words. The
 * model's parts count as in the whole text, although the rest is shorter.
 */
final class Occlusion {
    /** A text of more sentences is taken apart in as many runs of them, to bound the work. */
    private static final int MOST_PARTS = 200;

    /** A sentence of more tokens is cut: nobody ended it. */
    private static final int LONGEST_SENTENCE = 256;

    private Occlusion() {}

    static Attribution explain(SentimentModel model, String text, List<Token> tokens, double logit) {
        List<List<Token>> sentences = new ArrayList<>();
        SentenceSplitter.split(text, tokens).forEach(sentence -> sentences.addAll(runs(sentence, LONGEST_SENTENCE)));
        if (sentences.size() > 1) {
            List<List<Token>> parts = runs(sentences, (sentences.size() + MOST_PARTS - 1) / MOST_PARTS).stream()
                    .map(run -> run.stream().flatMap(List::stream).toList())
                    .toList();
            return explain(model, parts, logit, Attribution.Unit.SENTENCE);
        }
        return explain(model, runs(tokens, 1), logit, Attribution.Unit.WORD);
    }

    private static Attribution explain(
            SentimentModel model, List<List<Token>> parts, double logit, Attribution.Unit unit) {
        List<Span> spans = new ArrayList<>();
        int length = parts.stream().mapToInt(List::size).sum();
        for (List<Token> part : parts) {
            List<Token> rest = parts.stream()
                    .filter(other -> other != part)
                    .flatMap(List::stream)
                    .toList();
            double without = model.logits(List.of(rest), length)[0];
            int start = part.get(0).start();
            spans.add(new Span(start, part.get(part.size() - 1).end(), logit - without));
        }
        return new Attribution(unit, OptionalDouble.empty(), spans);
    }

    private static <T> List<List<T>> runs(List<T> items, int length) {
        List<List<T>> runs = new ArrayList<>();
        for (int from = 0; from < items.size(); from += length) {
            runs.add(items.subList(from, Math.min(items.size(), from + length)));
        }
        return runs;
    }
}
