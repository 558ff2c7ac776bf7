package dev.howl.generator.docs.guide;

/** A guide that cannot become a page; the message names the file, the fault and the cure. */
public final class GuideException extends RuntimeException {
    private static final long serialVersionUID = 1;

    GuideException(String message) {
        super(message);
    }
}
