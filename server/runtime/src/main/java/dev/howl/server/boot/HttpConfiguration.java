package dev.howl.server.boot;

import dev.howl.server.handshake.ClientLimits;
import dev.howl.server.http.AcceptFailures;
import dev.howl.server.http.AddressLimits;
import dev.howl.server.http.HttpGate;
import dev.howl.server.http.MalformedRequests;
import dev.howl.server.logging.RepeatedLines;
import dev.howl.server.proxy.TrustedProxies;
import dev.howl.server.thread.Worker;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Spring configuration of HTTP connections: what a connection and a client address may use. */
@Configuration(proxyBeanMethods = false)
class HttpConfiguration {
    private static final String HTTP2 = "server.http2.enabled";

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

    @Bean(destroyMethod = "abandon")
    Worker howlLogTimer() {
        return new Worker("howl-log-timer");
    }

    @Bean
    RepeatedLines howlRepeatedLines(Worker howlLogTimer) {
        return new RepeatedLines(howlLogTimer::run);
    }

    @Bean
    MalformedRequests howlMalformedRequests(RepeatedLines lines) {
        return new MalformedRequests(lines);
    }

    @Bean
    EndedRequests howlEndedRequests() {
        return new EndedRequests();
    }

    /** @throws InvalidConfigurationPropertyValueException where HTTP/2 is switched on */
    @Bean
    NettyServerCustomizer howlHttpGate(
            ClientLimits limits, MalformedRequests malformed, RepeatedLines lines, Environment environment) {
        if (Boolean.TRUE.equals(
                Binder.get(environment).bind(HTTP2, Boolean.class).orElse(false))) {
            throw new InvalidConfigurationPropertyValueException(
                    HTTP2, true, "the server serves HTTP/1.1 only; unset it, and let a proxy in front serve HTTP/2");
        }
        HttpGate gate = new HttpGate(limits.addresses(), limits.proxies(), malformed);
        AcceptFailures failures = new AcceptFailures(lines);
        return server -> server.doOnChannelInit((observer, channel, remote) -> gate.install(channel))
                .doOnBound(bound -> bound.channel().pipeline().addFirst(failures));
    }
}
