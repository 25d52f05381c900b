package sentiment.serve;

import java.util.function.Supplier;

/** What stands behind a path and a method. Thread-safe. */
@FunctionalInterface
interface Endpoint {
    /**
     * Answers, now or later.
     *
     * @throws Refusal for what is wrong at first sight
     */
    void serve(Exchange exchange);

    /** An endpoint that needs nothing of the request. */
    static Endpoint of(Supplier<Answer> answer) {
        return exchange -> exchange.send(answer.get());
    }
}
