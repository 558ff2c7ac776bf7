package dev.howl.server.boot;

import dev.howl.server.origin.AllowedHosts;
import dev.howl.server.origin.AllowedOrigins;
import dev.howl.server.origin.ApiOrigins;
import dev.howl.server.origin.HostCheck;
import dev.howl.server.proxy.TrustedProxies;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Spring configuration of the hosts that requests may name, and of the origins whose pages may connect. */
@Configuration(proxyBeanMethods = false)
class OriginConfiguration {

    @Bean
    AllowedHosts howlAllowedHosts(HowlProperties properties, ObjectProvider<ServerProperties> server) {
        ServerProperties bound = server.getIfAvailable();
        return new AllowedHosts(properties.security().allowedHosts(), bound == null ? null : bound.getAddress());
    }

    @Bean
    AllowedOrigins howlAllowedOrigins(HowlProperties properties, AllowedHosts hosts) {
        return new AllowedOrigins(properties.security().allowedOrigins(), hosts);
    }

    @Bean
    HostCheck howlHostCheck(AllowedHosts hosts, TrustedProxies proxies) {
        return new HostCheck(hosts, proxies);
    }

    @Bean
    ApiOrigins howlApiOrigins(AllowedOrigins origins) {
        return new ApiOrigins(origins);
    }
}
