package dev.howl.server.boot;

import dev.howl.server.origin.TrustedConnectionInfo;
import dev.howl.server.origin.TrustedForwardedHeaders;
import dev.howl.server.proxy.TrustedProxies;
import java.util.Locale;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.cloud.CloudPlatform;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.web.server.adapter.ForwardedHeaderTransformer;

/**
 * Auto-configuration of forwarded headers: with every {@code server.forward-headers-strategy}, those of trusted proxies
 * count alone. It precedes that of Spring Boot, whose transformer would take the place of this one.
 */
@AutoConfiguration(
        beforeName = "org.springframework.boot.reactor.netty.autoconfigure.NettyReactiveWebServerAutoConfiguration")
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
class HowlForwardingAutoConfiguration {
    private static final String STRATEGY = "server.forward-headers-strategy";

    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnProperty(name = STRATEGY, havingValue = "framework")
    ForwardedHeaderTransformer forwardedHeaderTransformer(TrustedProxies proxies) {
        return new TrustedForwardedHeaders(proxies);
    }

    @Bean
    NettyServerCustomizer howlForwardedHeaders(TrustedProxies proxies, Environment environment) {
        return isNative(environment)
                ? server -> server.forwarded(new TrustedConnectionInfo(proxies))
                : server -> server;
    }

    /** As Spring Boot decides: on a cloud platform, an unset strategy is the native one. */
    private static boolean isNative(Environment environment) {
        String strategy = environment.getProperty(STRATEGY);
        if (strategy != null) {
            return strategy.toLowerCase(Locale.ROOT).equals("native");
        }
        CloudPlatform platform = CloudPlatform.getActive(environment);
        return platform != null && platform.isUsingForwardHeaders();
    }
}
