package sentiment.data;

/** Input that cannot be used. The message is one sentence: what, where (file, line, value), what to do. */
public class InputException extends RuntimeException {
    public InputException(String message) {
        super(message);
    }

    public InputException(String message, Throwable cause) {
        super(message, cause);
    }
}
