package dev.howl.testkit.tls;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/** The wording of failures to connect, for users. */
public final class ConnectFailure {
    private static final int MAX_CAUSES = 10;

    private ConnectFailure() {}

    /** Returns the reason in words, without the names of Java classes. */
    public static String words(IOException failure) {
        String message = failure.getMessage();
        if (failure instanceof SSLHandshakeException && isUntrusted(failure)) {
            return "its certificate is not trusted; --ca FILE names the authorities that are";
        }
        if (failure instanceof SSLException && String.valueOf(message).contains("SSL message")) {
            return "it does not answer with TLS; an address without TLS begins with ws:";
        }
        if (failure instanceof UnknownHostException) {
            return "there is no host of that name";
        }
        if (failure instanceof SocketTimeoutException) {
            return "it does not answer in time";
        }
        return message == null ? "the connection failed" : message;
    }

    private static boolean isUntrusted(Throwable failure) {
        @Nullable Throwable cause = failure;
        for (int depth = 0; cause != null && depth < MAX_CAUSES; depth++) {
            if (cause instanceof CertPathBuilderException || cause instanceof CertPathValidatorException) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }
}
