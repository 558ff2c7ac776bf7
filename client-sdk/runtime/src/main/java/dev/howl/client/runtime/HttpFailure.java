package dev.howl.client.runtime;

import dev.howl.runtime.CodedException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;

/** The translation of what the JDK reports of a request without a response. */
final class HttpFailure {
    private static final int ABNORMAL_CLOSURE = 1006;

    private HttpFailure() {}

    /** Returns the failure for the caller. May block for a few seconds, to read a certificate. */
    static CodedException of(HttpOptions options, URI uri, Throwable cause) {
        if (cause instanceof CodedException coded) {
            return coded;
        }
        if (cause instanceof HttpTimeoutException && !(cause instanceof HttpConnectTimeoutException)) {
            return new RequestTimeoutException(options.requestTimeout, cause);
        }
        FailureSentence sentence = FailureSentence.of(uri, cause);
        if (sentence.kind() == ConnectFailureKind.OTHER && cause instanceof IOException) {
            return new ConnectionLostException(
                    ABNORMAL_CLOSURE,
                    "the connection to " + uri + " ended before the response: " + Excerpt.of(cause.getMessage()),
                    cause);
        }
        String certificate = CertificateProbe.isAbout(sentence.kind()) ? CertificateProbe.describe(uri) : "";
        return new ConnectFailedException(
                sentence.kind(), uri, "cannot connect to " + uri + ": " + sentence.text() + certificate, cause);
    }
}
