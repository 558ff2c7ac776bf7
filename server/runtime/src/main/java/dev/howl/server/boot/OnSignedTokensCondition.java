package dev.howl.server.boot;

import org.springframework.boot.autoconfigure.condition.AnyNestedCondition;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;

/** A condition that matches if tokens signed with a secret or with an issuer's keys are accepted. */
final class OnSignedTokensCondition extends AnyNestedCondition {
    OnSignedTokensCondition() {
        super(ConfigurationPhase.REGISTER_BEAN);
    }

    @ConditionalOnProperty("howl.security.hmac-secret")
    static final class BySecret {}

    @ConditionalOnProperty("howl.security.jwks-uri")
    static final class ByKeys {}
}
