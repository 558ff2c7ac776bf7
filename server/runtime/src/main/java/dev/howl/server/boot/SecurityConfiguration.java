package dev.howl.server.boot;

import dev.howl.server.revocation.RevokedSubjects;
import dev.howl.server.security.Access;
import dev.howl.server.security.PublishToken;
import dev.howl.server.security.Revocations;
import dev.howl.server.security.TokenVerifier;
import dev.howl.server.web.ApiAccess;
import java.time.Clock;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Spring configuration of token verification and access checks. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    /**
     * The fallback if no signed tokens are accepted: a single token with all scopes of the contracts, and that of revocations.
     *
     * @throws MissingDependencyException if signed tokens are configured and nothing on the class path decodes them
     */
    @Bean
    @ConditionalOnMissingBean(TokenVerifier.class)
    PublishToken howlPublishToken(Channels channels, HowlProperties properties) {
        requireNoSignedTokens(properties.security());
        Stream<String> ofContracts = channels.bindings().stream().flatMap(binding -> binding.spec().scopes().stream());
        Set<String> scopes =
                Stream.concat(ofContracts, Stream.of(Revocations.SCOPE)).collect(Collectors.toUnmodifiableSet());
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
    RevokedSubjects howlRevokedSubjects(ObjectProvider<Clock> clock) {
        return new RevokedSubjects(clock.getIfUnique(Clock::systemUTC));
    }

    @Bean
    Access howlAccess(TokenVerifier verifier, RevokedSubjects revoked, ObjectProvider<Clock> clock) {
        return new Access(verifier, revoked::contains, clock.getIfUnique(Clock::systemUTC));
    }

    @Bean
    ApiAccess howlApiAccess(Access access) {
        return new ApiAccess(access);
    }
}
