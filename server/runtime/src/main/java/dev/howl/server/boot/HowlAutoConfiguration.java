package dev.howl.server.boot;

import dev.howl.runtime.HeartbeatSpec;
import dev.howl.server.Cluster;
import dev.howl.server.Counters;
import dev.howl.server.TopicKeys;
import dev.howl.server.cluster.LocalNode;
import dev.howl.server.cluster.SingleNodeCluster;
import dev.howl.server.handshake.ClientLimits;
import dev.howl.server.handshake.EndpointMapping;
import dev.howl.server.handshake.HandshakeHandler;
import dev.howl.server.handshake.HandshakeRefusals;
import dev.howl.server.log.LogEngine;
import dev.howl.server.logging.RepeatedLines;
import dev.howl.server.memory.MemoryEngine;
import dev.howl.server.origin.AllowedOrigins;
import dev.howl.server.pages.ContractPages;
import dev.howl.server.pages.PlaygroundPages;
import dev.howl.server.revocation.RevokedSubjects;
import dev.howl.server.security.Access;
import dev.howl.server.security.Revocations;
import dev.howl.server.session.Admission;
import dev.howl.server.session.Endpoint;
import dev.howl.server.session.IdlePolicy;
import dev.howl.server.session.SessionLimits;
import dev.howl.server.session.Ticker;
import dev.howl.server.transport.UnsentBudget;
import dev.howl.server.transport.WebSocketOptions;
import dev.howl.server.web.HtmlPage;
import dev.howl.server.web.StartPage;
import dev.howl.server.window.Windows;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.info.BuildProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

/** Auto-configuration that serves every channel on the class path. */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
@EnableConfigurationProperties(HowlProperties.class)
@Import({
    HealthConfiguration.class,
    HttpConfiguration.class,
    JwtConfiguration.class,
    SecurityConfiguration.class,
    OriginConfiguration.class,
    ShutdownConfiguration.class
})
class HowlAutoConfiguration {
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);
    /** The bean name of the log engine that is used if no other one is defined. */
    static final String ENGINE = "howlLogEngine";

    private static final int REQUESTS_IN_FLIGHT = 32;

    @Bean
    static ChannelRegistrar howlChannelRegistrar(Environment environment) {
        return new ChannelRegistrar(environment);
    }

    @Bean
    Admission howlAdmission(Channels channels, HowlProperties properties) {
        return new Admission(channels.stats().connections(), properties.limits().connections());
    }

    @Bean
    UnsentBudget howlUnsentBudget(Channels channels, HowlProperties properties) {
        return new UnsentBudget(channels.stats().unsent(), properties.limits().maxUnsent());
    }

    @Bean
    @ConditionalOnMissingBean
    Ticker howlTicker() {
        return System::nanoTime;
    }

    @Bean
    Windows howlWindows(HowlProperties properties, Ticker ticker) {
        return new Windows(properties.log().window().limits(), ticker::nanos);
    }

    @Bean(ENGINE)
    @ConditionalOnMissingBean
    LogEngine howlLogEngine(HowlProperties properties, Windows windows, Ticker ticker) {
        if (properties.isRedis()) {
            throw new MissingDependencyException("howl.engine=redis", "spring-boot-starter-data-redis-reactive");
        }
        return new MemoryEngine(windows, ticker::nanos);
    }

    @Bean
    @ConditionalOnMissingBean
    Counters howlCounters(LogEngine engine) {
        return engine.counters();
    }

    @Bean
    LocalNode howlLocalNode(Admission admission, Environment environment, ObjectProvider<BuildProperties> build) {
        BuildProperties built = build.getIfAvailable();
        String version = built == null || built.getVersion() == null ? "" : built.getVersion();
        return LocalNode.of(
                new ServerAddress(environment), version, Instant.now(), admission::connections, admission::isDraining);
    }

    @Bean
    @ConditionalOnMissingBean
    Cluster howlCluster(LocalNode localNode) {
        return new SingleNodeCluster(localNode);
    }

    @Bean
    LogLifecycle howlLog(Channels channels, LogEngine engine, Windows windows, RevokedSubjects revoked) {
        return new LogLifecycle(channels, engine, windows, revoked);
    }

    @Bean
    @ConditionalOnMissingBean
    Revocations howlRevocations(LogEngine engine, RevokedSubjects revoked, Cluster cluster, Endpoints endpoints) {
        return new ServedRevocations(engine.revocations(), revoked, cluster, endpoints);
    }

    @Bean
    Endpoints howlEndpoints(
            Channels channels,
            HowlProperties properties,
            Admission admission,
            Access access,
            UnsentBudget unsent,
            Ticker ticker,
            ObjectProvider<MeterRegistry> meters,
            ListableBeanFactory beans) {
        TopicKeyBeans.assign(channels, beans.getBeansOfType(TopicKeys.class).values());
        Serving serving = new Serving(
                beans, properties, admission, access, unsent, ticker, meters.getIfAvailable(SimpleMeterRegistry::new));
        List<Endpoint<?>> endpoints = new ArrayList<>();
        channels.loaded().forEach(channel -> endpoints.add(serving.endpoint(channel)));
        return new Endpoints(List.copyOf(endpoints));
    }

    @Bean
    HandshakeHandler howlHandshake(
            Channels channels,
            HowlProperties properties,
            AllowedOrigins origins,
            ClientLimits limits,
            Admission admission,
            Access access,
            UnsentBudget unsent,
            RepeatedLines lines) {
        int maxMessage = (int) properties.limits().messageBytes().toBytes();
        return new HandshakeHandler(
                origins,
                limits,
                admission,
                access,
                new WebSocketOptions(maxMessage, CLOSE_TIMEOUT, unsent, channels.stats()),
                new HandshakeRefusals(lines));
    }

    @Bean
    EndpointMapping howlUpgrades(Endpoints endpoints, HandshakeHandler handshake) {
        return EndpointMapping.ofUpgrades(endpoints.all(), handshake);
    }

    @Bean
    EndpointMapping howlUpgradeRequired(Endpoints endpoints, HandshakeHandler handshake) {
        return EndpointMapping.ofOthers(endpoints.all(), handshake);
    }

    @Bean
    OtherMethods howlOtherMethods(ObjectProvider<HandlerMapping> mappings) {
        return new OtherMethods(mappings);
    }

    @Bean
    RouterFunction<ServerResponse> howlPages(Channels channels, ObjectProvider<StartPage> start) {
        StartPage first = start.getIfUnique();
        RouterFunctions.Builder pages = RouterFunctions.route();
        if (first != null) {
            pages.add(HtmlPage.route("/", first.page()));
        }
        if (!channels.loaded().isEmpty()) {
            pages.add(PlaygroundPages.routes(channels.bindings(), first != null))
                    .add(ContractPages.routes(channels.bindings(), channels.addresses(), first != null));
        }
        return pages.build();
    }

    @Bean
    MountedChannels howlMountedChannels(Channels channels) {
        return new MountedChannels(channels);
    }

    @Bean
    DefaultHeaders howlDefaultHeaders() {
        return new DefaultHeaders();
    }

    /** The dependencies of all endpoints. */
    private record Serving(
            ListableBeanFactory beans,
            HowlProperties properties,
            Admission admission,
            Access access,
            UnsentBudget unsent,
            Ticker ticker,
            MeterRegistry meters) {

        <S> Endpoint<S> endpoint(Channels.Loaded<S> channel) {
            HandlerBeans handlers = new HandlerBeans(channel.state().spec().name(), beans);
            handlers.check(channel.binding().handlers());
            SessionLimits limits = new SessionLimits(
                    properties.limits().subscriptions(), properties.limits().messagesPerSecond(), REQUESTS_IN_FLIGHT);
            Endpoint.SessionOptions options = new Endpoint.SessionOptions(
                    limits, heartbeat(channel), channel.awaitValidator(), ticker, admission, access, unsent);
            return new Endpoint<>(
                    channel.binding(),
                    channel.state(),
                    options,
                    handlers,
                    ListenerBeans.of(channel.binding(), beans),
                    meters);
        }

        private IdlePolicy heartbeat(Channels.Loaded<?> channel) {
            HeartbeatSpec contract = channel.state().spec().heartbeat();
            HowlProperties.Heartbeat set = properties.heartbeat();
            if (contract == null) {
                return new IdlePolicy.PingEvery(set.pingInterval());
            }
            return new IdlePolicy.CloseAfter(set.idleTimeout() == null ? contract.idleTimeout() : set.idleTimeout());
        }
    }
}
