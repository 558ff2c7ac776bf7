package dev.howl.server.boot;

import dev.howl.server.jwt.JwkSetCache;
import dev.howl.server.jwt.JwtClaimRules;
import dev.howl.server.jwt.JwtVerifier;
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
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/** Spring configuration of token verification and access checks. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    @Bean
    @Conditional(OnSignedTokensCondition.class)
    @ConditionalOnMissingBean(TokenVerifier.class)
    JwtVerifier howlJwtVerifier(HowlProperties properties, ObjectProvider<Clock> clock) {
        HowlProperties.Security security = properties.security();
        JwtClaimRules rules =
                new JwtClaimRules(security.issuer(), security.audience(), clock.getIfUnique(Clock::systemUTC));
        String secret = security.hmacSecret();
        return secret == null
                ? JwtVerifier.ofKeys(new JwkSetCache(security.requiredJwksUri(), System::nanoTime), rules)
                : JwtVerifier.ofSecret(secret, rules);
    }

    /** The fallback where no signed tokens are accepted: a single token with all scopes of the contracts. */
    @Bean
    @ConditionalOnMissingBean(TokenVerifier.class)
    PublishToken howlPublishToken(Channels channels, HowlProperties properties) {
        Set<String> scopes = channels.bindings().stream()
                .flatMap(binding -> binding.spec().scopes().stream())
                .collect(Collectors.toUnmodifiableSet());
        String chosen = properties.security().publishToken();
        return chosen == null ? PublishToken.random(scopes) : PublishToken.of(chosen, scopes);
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
