package dev.howl.app.originals.moderation;

import dev.howl.app.contract.ModerationPublisher;
import dev.howl.app.moderation.ModerationDesk;
import dev.howl.server.Registration;
import dev.howl.server.security.Access;
import dev.howl.server.web.ApiAccess;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/** Puts the original wire of the moderation together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OriginalModerationProperties.class)
public class ModerationPanelConfiguration {

    @Bean
    Panels originalPanels() {
        return new Panels(Clock.systemUTC());
    }

    @Bean
    PanelAccess originalPanelAccess(Access access, OriginalModerationProperties properties, ServerProperties server) {
        return new PanelAccess(access, properties.isOpen(server.getAddress()));
    }

    @Bean
    @ConditionalOnProperty(
            name = "howl.channels.original-moderation.enabled",
            havingValue = "true",
            matchIfMissing = true)
    AccessNotice originalPanelNotice(
            OriginalModerationProperties properties,
            ServerProperties server,
            @Value("${howl.channels.original-moderation.address}") String address) {
        return new AccessNotice(
                address,
                properties.isOpen(server.getAddress()),
                OriginalModerationProperties.isLoopback(server.getAddress()));
    }

    @Bean
    PanelStats originalPanelStats(Panels panels) {
        return new PanelStats(panels::count);
    }

    @Bean
    Commands originalCommands(
            ObjectProvider<ModerationDesk> desk, Panels panels, PanelAccess access, PanelStats stats) {
        return new Commands(desk.getIfAvailable(NoDesk::new), panels, access, stats);
    }

    @Bean(destroyMethod = "close")
    Registration originalCardPush(
            ModerationPublisher moderation, ObjectProvider<ModerationDesk> desk, Panels panels, PanelStats stats) {
        return moderation.listen(new CardPush(desk.getIfAvailable(NoDesk::new), panels, stats));
    }

    @Bean
    RouterFunction<ServerResponse> originalClientsRoutes(Panels panels, ApiAccess access) {
        return new ClientsApi(panels).routes(access);
    }
}
