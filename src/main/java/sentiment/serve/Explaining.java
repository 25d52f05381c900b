package sentiment.serve;

import java.util.Set;
import sentiment.explain.Explanation;
import sentiment.explain.Method;

/** Tells why a text has its score. Implementations are thread-safe. */
@FunctionalInterface
public interface Explaining {
    /**
     * Explains as {@link sentiment.explain.Explainer#explain(String, Set)} does.
     *
     * @throws ArithmeticException where the network cannot be explained
     */
    Explanation explain(String text, Set<Method> methods);
}
