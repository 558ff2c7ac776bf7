package dev.howl.server.boot;

import org.springframework.boot.autoconfigure.condition.AnyNestedCondition;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;

/** Whether somebody signs tokens for this server, be it with a secret or with keys. */
final class SignedTokens extends AnyNestedCondition {
    SignedTokens() {
        super(ConfigurationPhase.REGISTER_BEAN);
    }

    @ConditionalOnProperty("howl.security.hmac-secret")
    static final class BySecret {}

    @ConditionalOnProperty("howl.security.jwks-uri")
    static final class ByKeys {}
}
