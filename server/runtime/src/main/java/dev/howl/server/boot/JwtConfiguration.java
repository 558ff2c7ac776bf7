package dev.howl.server.boot;

import dev.howl.server.jwt.JwkSetCache;
import dev.howl.server.jwt.JwtClaimRules;
import dev.howl.server.jwt.JwtVerifier;
import dev.howl.server.security.TokenVerifier;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/** Spring configuration of signed tokens, for applications that have {@value #ARTIFACT} on the class path. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(name = "org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder")
class JwtConfiguration {
    static final String ARTIFACT = "spring-security-oauth2-jose";

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
}
