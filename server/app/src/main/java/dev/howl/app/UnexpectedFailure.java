package dev.howl.app;

import org.springframework.boot.web.server.WebServerException;
import org.springframework.core.NestedExceptionUtils;

/** The sentence for a start that failed for a reason that no failure analyzer knows. */
final class UnexpectedFailure {
    private static final int MAX_LENGTH = 500;

    private UnexpectedFailure() {}

    static String sentence(Throwable failure) {
        String line = line(NestedExceptionUtils.getMostSpecificCause(failure));
        return isOfWebServer(failure)
                ? "the server cannot listen (" + line + "); correct server.address or server.port"
                : line;
    }

    private static boolean isOfWebServer(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof WebServerException) {
                return true;
            }
        }
        return false;
    }

    /** Returns the message of an exception on one line, with its type if the message alone would say nothing. */
    static String line(Throwable cause) {
        String type = cause.getClass().getSimpleName();
        String message = cause.getMessage();
        String text = message == null ? type : message.indexOf(' ') > 0 ? message : type + ": " + message;
        String line = text.replaceAll("[\\p{Cntrl}\\p{Z}]+", " ").strip();
        return line.length() > MAX_LENGTH ? line.substring(0, MAX_LENGTH) + "…" : line;
    }
}
