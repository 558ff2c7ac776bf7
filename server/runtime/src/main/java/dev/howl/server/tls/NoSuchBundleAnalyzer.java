package dev.howl.server.tls;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.ssl.NoSuchSslBundleException;

/** A failure analyzer that reports an unknown SSL bundle without a stack trace. */
final class NoSuchBundleAnalyzer extends AbstractFailureAnalyzer<NoSuchSslBundleException> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, NoSuchSslBundleException cause) {
        return new FailureAnalysis(
                "there is no SSL bundle '" + cause.getBundleName() + "'; define it in spring.ssl.bundle.pem."
                        + cause.getBundleName() + ".keystore.*",
                null,
                cause);
    }
}
