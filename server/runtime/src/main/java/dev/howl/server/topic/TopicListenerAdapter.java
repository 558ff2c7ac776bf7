package dev.howl.server.topic;

import dev.howl.runtime.FrameCodec;
import dev.howl.runtime.Message;
import dev.howl.runtime.Position;
import dev.howl.server.TopicListener;
import dev.howl.server.transport.Frames;
import dev.howl.server.window.Offset;
import dev.howl.server.window.WindowEntry;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An adapter that decodes the events of a log and passes them to a {@link TopicListener}. An exception of the listener
 * is logged and does not stop the next event.
 */
final class TopicListenerAdapter implements EntryListener {
    private static final Logger LOG = LoggerFactory.getLogger(TopicListenerAdapter.class);

    private final String topic;
    private final @Nullable String key;
    private final FrameCodec decoder;
    private final TopicListener<? super Message> listener;

    /** @param decoder decodes messages that the server sends */
    TopicListenerAdapter(
            String topic, @Nullable String key, FrameCodec decoder, TopicListener<? super Message> listener) {
        this.topic = topic;
        this.key = key;
        this.decoder = decoder;
        this.listener = listener;
    }

    @Override
    public void event(String epoch, WindowEntry entry) {
        Position position = new Position(topic, key, epoch, entry.seq());
        Message message;
        try {
            message = decoder.decode(decoder.read(new String(Frames.payload(entry.frame()), StandardCharsets.UTF_8)));
        } catch (RuntimeException e) {
            LOG.error("Event at {} cannot be decoded; it is reported to its listener as lost", position, e);
            call(position, () -> listener.lost(position));
            return;
        }
        call(position, () -> listener.event(message, position));
    }

    @Override
    public void lost(Offset resumeAt) {
        Position position = resumeAt.in(topic, key);
        call(position, () -> listener.lost(position));
    }

    private void call(Position position, Runnable call) {
        try {
            call.run();
        } catch (RuntimeException | Error e) {
            LOG.error("Topic listener failed for the event at {}", position, e);
        }
    }
}
