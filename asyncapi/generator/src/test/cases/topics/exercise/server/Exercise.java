package golden.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.howl.runtime.CodedException;
import dev.howl.runtime.Message;
import dev.howl.runtime.MessageSpec;
import dev.howl.runtime.Position;
import dev.howl.server.PublishOptions;
import dev.howl.server.Registration;
import dev.howl.server.TopicListener;
import dev.howl.server.TopicPublisher;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

final class Exercise {
    static void run() {
        assertThat(new FeedChannel().handlers()).isEqualTo(List.of(WarningsHandler.class));
        WarningsPublisher publisher = new WarningsPublisher(new Appended());
        assertThat(publisher.publish("berlin", new Warning("hail")).toCompletableFuture().join().key())
                .isEqualTo("berlin");
        assertThat(publisher
                        .publish("bonn", new Warning("hail"), PublishOptions.dedupe("once"))
                        .toCompletableFuture()
                        .join())
                .isEqualTo(publisher.head("bonn"));
        List<String> heard = new ArrayList<>();
        publisher.listen("bonn", (Warning warning, Position position) -> heard.add(warning.text()));
        assertThat(heard).containsExactly("hail in bonn");
        assertThat(FeedContract.SPEC.scopes()).containsExactly("report", "warn");
        assertThat(FeedContract.SPEC.clientMessages())
                .extracting(MessageSpec::scope)
                .containsExactly(null, "report");
        ReportsHandler planned = new ReportsHandler() {};
        assertThatThrownBy(() -> planned.report(null, new Report("x", null, null)))
                .isInstanceOfSatisfying(CodedException.class, e -> assertThat(e.code()).isEqualTo("not_implemented"));
    }

    private static final class Appended implements TopicPublisher {
        @Override
        public CompletionStage<Position> publish(String key, Message event, PublishOptions options) {
            return CompletableFuture.completedStage(head(key));
        }

        @Override
        public Position head(String key) {
            return new Position("warnings", key, "e", 1);
        }

        @Override
        public Registration listen(String key, TopicListener<? super Message> listener) {
            listener.event(new Warning("hail in " + key), head(key));
            listener.lost(head(key));
            return () -> {};
        }
    }

    /** A handler that must compile. */
    static final class Warnings implements WarningsHandler {
        @Override
        public CompletionStage<WarningsSnapshot> getWarnings(FeedSession session, GetWarnings request) {
            return CompletableFuture.completedStage(new WarningsSnapshot(
                    List.of(new Warning("hail")), new Position("warnings", request.city(), "e", 0)));
        }
    }
}
