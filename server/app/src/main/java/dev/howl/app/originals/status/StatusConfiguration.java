package dev.howl.app.originals.status;

import dev.howl.app.contract.IncidentsPublisher;
import dev.howl.app.incidents.IncidentBoard;
import dev.howl.app.originals.status.contract.OriginalStatusSessions;
import dev.howl.server.Registration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Spring configuration of the status dashboard's wire. */
@Configuration(proxyBeanMethods = false)
public class StatusConfiguration {
    /** The incidents of a server without a database: unknown. */
    private static final IncidentBoard NOTHING = () -> CompletableFuture.completedStage(Optional.empty());

    @Bean
    OriginalStatusEndpoint originalStatus(ObjectProvider<IncidentBoard> board) {
        return new OriginalStatusEndpoint(board.getIfAvailable(() -> NOTHING));
    }

    @Bean(destroyMethod = "close")
    Registration originalStatusPush(
            ObjectProvider<IncidentBoard> board, OriginalStatusSessions sessions, IncidentsPublisher incidents) {
        return incidents.listen(new ChangeNotifier(board.getIfAvailable(() -> NOTHING), sessions));
    }
}
