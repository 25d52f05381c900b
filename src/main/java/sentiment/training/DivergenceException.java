package sentiment.training;

/** The loss is no longer a number. The message says at which step and what to change. */
public final class DivergenceException extends RuntimeException {
    public DivergenceException(String message) {
        super(message);
    }
}
