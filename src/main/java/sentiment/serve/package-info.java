/**
 * A model over HTTP: {@link sentiment.serve.SentimentServer} answers classify and explain requests and gives the web page
 * that uses them.
 *
 * <p>In: JSON, or a stream of JSON lines. Out: the keys of {@code classify --format jsonl} and {@code explain --format
 * jsonl}; docs/serve.md describes all. Texts of all requests go through one bounded {@link
 * sentiment.serve.ScoringQueue}, whose threads score together what is there. What cannot be served is a {@link
 * sentiment.serve.Refusal}: a status and one sentence. What cannot be scored among others is an item with its reason.
 *
 * <p>Only this package knows Jetty. It prints nothing; unexpected failures are logged.
 */
package sentiment.serve;
