package dev.howl.server.tls;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** A failure analyzer that reports an invalid TLS setting without a stack trace. */
final class TlsSettingAnalyzer extends AbstractFailureAnalyzer<TlsSettingException> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, TlsSettingException cause) {
        return new FailureAnalysis(cause.sentence(), null, cause);
    }
}
