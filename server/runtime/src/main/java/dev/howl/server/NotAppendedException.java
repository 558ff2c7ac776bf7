package dev.howl.server;

/** An append whose {@link PublishOptions} did not hold: nothing was appended or noted. */
public final class NotAppendedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** Which condition did not hold. */
    public enum Reason {
        /** The counter of {@link PublishOptions.Once} stands at the tick or beyond. */
        ALREADY_DONE,
        /** A later holder of the lock of {@link PublishOptions.Fence} was seen. */
        FENCED
    }

    public NotAppendedException(Reason reason) {
        super("not appended: " + reason);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
