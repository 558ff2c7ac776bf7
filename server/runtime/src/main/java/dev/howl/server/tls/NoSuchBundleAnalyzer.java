package dev.howl.server.tls;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.ssl.NoSuchSslBundleException;

/** Tells that the server's certificate is in a bundle that nobody described. */
final class NoSuchBundleAnalyzer extends AbstractFailureAnalyzer<NoSuchSslBundleException> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, NoSuchSslBundleException cause) {
        return new FailureAnalysis(
                "there is no SSL bundle '" + cause.getBundleName() + "'; describe it in spring.ssl.bundle.pem."
                        + cause.getBundleName() + ".keystore.*",
                null,
                cause);
    }
}
