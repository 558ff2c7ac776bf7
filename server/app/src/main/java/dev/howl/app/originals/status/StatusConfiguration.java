package dev.howl.app.originals.status;

import dev.howl.app.contract.IncidentsPublisher;
import dev.howl.app.incidents.IncidentBoard;
import dev.howl.app.originals.status.contract.OriginalStatusSessions;
import dev.howl.server.Registration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.JsonNode;

/** Spring configuration of the status dashboard's wire. */
@Configuration(proxyBeanMethods = false)
public class StatusConfiguration {
    /** The incidents of a server without a database: unknown. */
    private static final IncidentBoard NOTHING = new IncidentBoard() {
        @Override
        public CompletionStage<Optional<JsonNode>> now() {
            return CompletableFuture.completedStage(Optional.empty());
        }

        @Override
        public CompletionStage<Optional<JsonNode>> kept() {
            return now();
        }

        @Override
        public void listen(Runnable listener) {
            // The incidents stay unknown.
        }
    };

    @Bean
    OriginalStatusEndpoint originalStatus(ObjectProvider<IncidentBoard> board) {
        return new OriginalStatusEndpoint(board.getIfAvailable(() -> NOTHING));
    }

    @Bean(destroyMethod = "close")
    Registration originalStatusPush(
            ObjectProvider<IncidentBoard> board, OriginalStatusSessions sessions, IncidentsPublisher incidents) {
        IncidentBoard read = board.getIfAvailable(() -> NOTHING);
        ChangeNotifier notifier = new ChangeNotifier(read, sessions);
        // The list of the last run is what the first one of this run is compared with.
        notifier.check();
        read.listen(notifier::check);
        return incidents.listen(notifier);
    }
}
