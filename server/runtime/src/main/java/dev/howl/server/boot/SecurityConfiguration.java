package dev.howl.server.boot;

import dev.howl.server.security.Access;
import dev.howl.server.security.PublishToken;
import dev.howl.server.security.TokenVerifier;
import dev.howl.server.web.ApiAccess;
import java.time.Clock;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Spring configuration of token verification and access checks. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    /**
     * The fallback if no signed tokens are accepted: a single token with all scopes of the contracts.
     *
     * @throws MissingDependencyException if signed tokens are configured and nothing on the class path decodes them
     */
    @Bean
    @ConditionalOnMissingBean(TokenVerifier.class)
    PublishToken howlPublishToken(Channels channels, HowlProperties properties) {
        requireNoSignedTokens(properties.security());
        Set<String> scopes = channels.bindings().stream()
                .flatMap(binding -> binding.spec().scopes().stream())
                .collect(Collectors.toUnmodifiableSet());
        String chosen = properties.security().publishToken();
        return chosen == null ? PublishToken.random(scopes) : PublishToken.of(chosen, scopes);
    }

    private static void requireNoSignedTokens(HowlProperties.Security security) {
        if (security.hmacSecret() != null) {
            throw new MissingDependencyException("howl.security.hmac-secret", JwtConfiguration.ARTIFACT);
        }
        if (security.jwksUri() != null) {
            throw new MissingDependencyException("howl.security.jwks-uri", JwtConfiguration.ARTIFACT);
        }
    }

    @Bean
    Access howlAccess(TokenVerifier verifier, ObjectProvider<Clock> clock) {
        return new Access(verifier, clock.getIfUnique(Clock::systemUTC));
    }

    @Bean
    ApiAccess howlApiAccess(Access access) {
        return new ApiAccess(access);
    }
}
