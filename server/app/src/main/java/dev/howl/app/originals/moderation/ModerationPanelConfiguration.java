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

/** Spring configuration of the moderation panel's wire. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OriginalModerationProperties.class)
public class ModerationPanelConfiguration {

    @Bean
    PanelRegistry originalPanels() {
        return new PanelRegistry(Clock.systemUTC());
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
    PanelMetrics originalPanelStats(PanelRegistry panels) {
        return new PanelMetrics(panels::count);
    }

    @Bean
    PanelCommands originalCommands(
            ObjectProvider<ModerationDesk> desk, PanelRegistry panels, PanelAccess access, PanelMetrics metrics) {
        return new PanelCommands(desk.getIfAvailable(UnavailableModerationDesk::new), panels, access, metrics);
    }

    @Bean(destroyMethod = "close")
    Registration originalCardPush(
            ModerationPublisher moderation,
            ObjectProvider<ModerationDesk> desk,
            PanelRegistry panels,
            PanelMetrics metrics) {
        return moderation.listen(
                new CardNotifier(desk.getIfAvailable(UnavailableModerationDesk::new), panels, metrics));
    }

    @Bean
    RouterFunction<ServerResponse> originalClientsRoutes(PanelRegistry panels, ApiAccess access) {
        return new ClientsApi(panels).routes(access);
    }
}
