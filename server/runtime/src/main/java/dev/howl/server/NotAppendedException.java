package dev.howl.server;

/** Thrown if a condition of {@link PublishOptions} does not hold. Nothing was appended or recorded. */
public final class NotAppendedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** The condition that does not hold. */
    public enum Reason {
        /** The counter of {@link PublishOptions.Once} has the tick or a later one. */
        ALREADY_DONE,
        /** A greater token of the lock of {@link PublishOptions.Fence} was used before: another node leads now. */
        FENCED,
        /** The dedupe id was used before, with another digest of the content. */
        OTHER_CONTENT
    }

    /** Creates the exception. */
    public NotAppendedException(Reason reason) {
        super("not appended: " + reason);
        this.reason = reason;
    }

    /** Returns the condition that does not hold. */
    public Reason reason() {
        return reason;
    }
}
