package dev.howl.server.boot;

import dev.howl.server.handshake.ClientLimits;
import dev.howl.server.http.AddressLimits;
import dev.howl.server.http.HttpGate;
import dev.howl.server.proxy.TrustedProxies;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Spring configuration of HTTP connections: what a connection and a client address may use. */
@Configuration(proxyBeanMethods = false)
class HttpConfiguration {
    @Bean
    TrustedProxies howlTrustedProxies(HowlProperties properties) {
        return new TrustedProxies(properties.security().trustedProxies());
    }

    @Bean
    ClientLimits howlClientLimits(HowlProperties properties, TrustedProxies proxies) {
        HowlProperties.Limits.PerAddress limits = properties.limits().perAddress();
        AddressLimits addresses = new AddressLimits(
                limits.connections(), limits.handshakesPerSecond(), limits.loopback(), System::nanoTime);
        return new ClientLimits(addresses, proxies);
    }

    @Bean
    NettyServerCustomizer howlHttpGate(ClientLimits limits) {
        HttpGate gate = new HttpGate(limits.addresses(), limits.proxies());
        return server -> server.doOnChannelInit((observer, channel, remote) -> gate.install(channel));
    }
}
