package dev.howl.server.boot;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.howl.runtime.ChannelSpec;
import dev.howl.server.ChannelBinding;
import dev.howl.server.Handlers;
import dev.howl.server.PublisherContext;
import dev.howl.server.Routes;
import dev.howl.server.Session;
import dev.howl.server.chat.PlainChannel;
import dev.howl.server.metrics.ServerStats;
import dev.howl.server.session.ChannelState;
import dev.howl.server.thread.Worker;
import dev.howl.validation.InvalidBundleException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Tests that invalid schemas stop the start, though they are compiled in parallel with it. */
class ChannelsTest {

    @Test
    void aChannelWithoutSchemasIsNamedInTheFailure() {
        assertThatThrownBy(loaded("META-INF/howl/nowhere")::awaitValidator)
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("channel 'plain' has no schemas.json on the class path");
    }

    @Test
    void aBrokenSchemaBundleFailsWithItsOwnMessage() {
        assertThatThrownBy(loaded("META-INF/howl/torn")::awaitValidator)
                .isInstanceOf(InvalidBundleException.class)
                .hasMessageStartingWith("invalid schema bundle: ");
    }

    private static Channels.Loaded<Session> loaded(String resources) {
        ChannelBinding<Session> binding = new RelocatedBinding(new PlainChannel(), resources);
        ChannelState state = new ChannelState(binding.spec(), new ServerStats(), new Worker("listeners"));
        return new Channels.Loaded<>(
                binding, state, CompletableFuture.supplyAsync(() -> SchemaInboundValidator.of(binding), Runnable::run));
    }

    /** A binding with another resource folder. */
    private record RelocatedBinding(PlainChannel channel, String resources) implements ChannelBinding<Session> {
        @Override
        public ChannelSpec spec() {
            return channel.spec();
        }

        @Override
        public Session session(Session session) {
            return channel.session(session);
        }

        @Override
        public List<Class<?>> handlers() {
            return channel.handlers();
        }

        @Override
        public void bind(Handlers handlers, Routes<Session> routes) {
            channel.bind(handlers, routes);
        }

        @Override
        public List<Object> publishers(PublisherContext context) {
            return channel.publishers(context);
        }
    }
}
