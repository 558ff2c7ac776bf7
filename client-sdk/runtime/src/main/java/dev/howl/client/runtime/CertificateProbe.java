package dev.howl.client.runtime;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/**
 * The reading of a server's certificate for an error message, after TLS has failed. The JDK's exceptions do not contain
 * it. The certificate is not trusted, and nothing is sent: the TLS handshake is given up as soon as it has arrived.
 */
final class CertificateProbe {
    private static final int TIMEOUT_MILLIS = 2_000;
    private static final int HTTPS_PORT = 443;

    private CertificateProbe() {}

    /** Returns whether a certificate explains a failure. */
    static boolean isAbout(ConnectFailureKind kind) {
        return switch (kind) {
            case CERTIFICATE_DATE, CERTIFICATE_HOST, CERTIFICATE_ISSUER -> true;
            default -> false;
        };
    }

    /** Returns a description of the certificate; empty if it cannot be read. Blocks for a few seconds at most. */
    static String describe(URI uri) {
        AtomicReference<X509Certificate> seen = new AtomicReference<>();
        int port = uri.getPort() < 0 ? HTTPS_PORT : uri.getPort();
        try (Socket plain = new Socket()) {
            plain.connect(new InetSocketAddress(uri.getHost(), port), TIMEOUT_MILLIS);
            plain.setSoTimeout(TIMEOUT_MILLIS);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new Recorder(seen)}, null);
            ((SSLSocket) context.getSocketFactory().createSocket(plain, uri.getHost(), port, true)).startHandshake();
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            // Expected: the recorder refuses every certificate.
        }
        X509Certificate certificate = seen.get();
        return certificate == null ? "" : "; the certificate is " + describe(certificate);
    }

    private static String describe(X509Certificate certificate) {
        String names = "";
        try {
            if (certificate.getSubjectAlternativeNames() != null) {
                names = " for "
                        + certificate.getSubjectAlternativeNames().stream()
                                .map(name -> name.get(1))
                                .toList();
            }
        } catch (CertificateException e) {
            names = " with names that cannot be read";
        }
        return Excerpt.of(certificate.getSubjectX500Principal() + names + ", issued by "
                + certificate.getIssuerX500Principal() + ", valid from "
                + certificate.getNotBefore().toInstant() + " to "
                + certificate.getNotAfter().toInstant());
    }

    /** A trust manager that keeps the certificate and trusts none. */
    private record Recorder(AtomicReference<X509Certificate> seen) implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
            throw new CertificateException("no client is trusted");
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
            seen.set(chain[0]);
            throw new CertificateException("the certificate was read");
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
