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

/** Who may do what. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

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
