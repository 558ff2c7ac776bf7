package dev.howl.server.redis;

import dev.howl.runtime.Position;
import dev.howl.server.NotAppendedException;
import dev.howl.server.PublishOptions;
import dev.howl.server.log.AppendRequest;
import dev.howl.server.window.Offset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The commands that append to the streams. Each append has an id that Redis remembers for a minute, so that it can be
 * sent again without being done twice.
 */
final class StreamAppender {
    /** Largest number of keys of a topic; beyond it a new epoch starts. */
    private static final int MAX_KEYS = 100_000;

    private final PendingCommands commands;
    private final RedisKeys keys;
    private final byte[] streamLength;

    StreamAppender(PendingCommands commands, RedisKeys keys, long streamLength) {
        this.commands = commands;
        this.keys = keys;
        this.streamLength = Bytes.of(streamLength);
    }

    static byte[] maxKeys() {
        return Bytes.of(MAX_KEYS);
    }

    CompletionStage<Position> append(TopicStream stream, AppendRequest event) {
        String topic = stream.topic();
        String id = UUID.randomUUID().toString();
        PublishOptions options = event.options();
        String dedupe = options.dedupeId();
        List<String> names = List.of(
                keys.meta(),
                keys.heads(topic),
                keys.owned(),
                keys.fences(),
                keys.counters(),
                keys.append(id),
                dedupe == null ? keys.append(id) : keys.dedupe(topic, dedupe));
        PublishOptions.Once once = options.once();
        PublishOptions.Fence fence = options.fence();
        byte[][] args = {
            new byte[0],
            Bytes.of(keys.streams()),
            Bytes.of(topic),
            Bytes.of(text(event.key())),
            event.body(),
            Bytes.of(id),
            streamLength,
            maxKeys(),
            Bytes.of(dedupe == null ? "" : "1"),
            Bytes.of(once == null ? "" : once.counter()),
            Bytes.of(once == null ? "" : Long.toString(once.tick())),
            Bytes.of(fence == null ? "" : fence.lock()),
            Bytes.of(fence == null ? "" : Long.toString(fence.token())),
            Bytes.of(text(options.content()))
        };
        return send(Script.APPEND, names, args).thenApply(answer -> {
            String[] at = answer.split(" ", 4);
            stream.progress().know(new StreamHead(at[0], Long.parseLong(at[2]), at[3]));
            return new Position(topic, event.key(), at[0], Long.parseLong(at[1]));
        });
    }

    CompletionStage<Offset> relay(TopicStream stream, @Nullable String key, long after, Offset at, byte[] body) {
        String topic = stream.topic();
        byte[][] args = {
            new byte[0],
            Bytes.of(keys.streams()),
            Bytes.of(topic),
            Bytes.of(text(key)),
            body,
            Bytes.of(UUID.randomUUID().toString()),
            streamLength,
            maxKeys(),
            Bytes.of(at.epoch()),
            Bytes.of(at.seq()),
            Bytes.of(after)
        };
        return send(Script.RELAY, List.of(keys.meta(), keys.heads(topic), keys.owned()), args)
                .thenApply(answer -> {
                    String[] head = answer.split(" ", 2);
                    return new Offset(head[0], Long.parseLong(head[1]));
                });
    }

    /**
     * Sends a script. Its first argument is the run id of the Redis process that the epoch was negotiated with, so that
     * another process rejects it.
     */
    private CompletionStage<String> send(Script script, List<String> names, byte[][] args) {
        return commands.submit(args[4].length + 500, pair -> {
            byte[][] sent = args.clone();
            sent[0] = Bytes.of(pair.run());
            return script.run(pair.commands(), names, sent).thenApply(StreamAppender::position);
        });
    }

    private static String position(List<Object> answer) {
        return switch (Bytes.text(answer, 0)) {
            case "ok" -> Bytes.text(answer, 1);
            case "fenced" -> throw new NotAppendedException(NotAppendedException.Reason.FENCED);
            case "done" -> throw new NotAppendedException(NotAppendedException.Reason.ALREADY_DONE);
            case "differs" -> throw new NotAppendedException(NotAppendedException.Reason.OTHER_CONTENT);
            default -> throw new ReconnectException("the epoch must be negotiated with Redis first");
        };
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
