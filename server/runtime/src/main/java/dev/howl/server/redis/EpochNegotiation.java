package dev.howl.server.redis;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * The epoch negotiation after each connect: the nodes determine whether Redis still has every event that any of them
 * knows of. Until it ends Redis accepts no append; its result is the epoch that the log continues in.
 */
final class EpochNegotiation {
    private static final long AGAIN_MILLIS = 50;

    private final RedisKeys keys;
    private final String node;
    private final RedisOptions options;
    private final StoppablePause pause;

    EpochNegotiation(RedisKeys keys, String node, RedisOptions options, CountDownLatch stopped) {
        this.keys = keys;
        this.node = node;
        this.options = options;
        this.pause = new StoppablePause(stopped);
    }

    /**
     * Negotiates the epoch. Blocks until all nodes have reported, or {@link RedisOptions#settleTimeout()} has passed.
     */
    String agree(ConnectionPair pair, List<TopicStream> topics, String newEpoch) {
        List<String> names = List.of(keys.meta(), keys.settling(), keys.nodes(), keys.owned());
        if (wasRestarted(pair)) {
            new AppendOnlyFile(options.settleTimeout(), pause).rewrite(pair);
        }
        byte[][] args = args(pair, topics, newEpoch);
        while (true) {
            List<Object> answer =
                    ConnectionPair.await(Script.SETTLE.run(pair.commands(), names, args), ConnectionPair.ANSWER);
            if (Bytes.text(answer, 0).equals("ok")) {
                return Bytes.text(answer, 1);
            }
            pause.take(AGAIN_MILLIS);
        }
    }

    /** Returns whether the epoch was negotiated with another Redis process, which was stopped or is the primary no more. */
    private boolean wasRestarted(ConnectionPair pair) {
        return AgreedEpoch.read(pair, keys)
                .filter(agreed -> !agreed.run().equals(pair.run()))
                .isPresent();
    }

    private byte[][] args(ConnectionPair pair, List<TopicStream> topics, String newEpoch) {
        String epoch = topics.isEmpty() ? "" : topics.get(0).progress().epoch();
        List<byte[]> args = new ArrayList<>(List.of(
                Bytes.of(pair.run()),
                Bytes.of(newEpoch),
                Bytes.of(node),
                Bytes.of(epoch),
                Bytes.of(options.settleTimeout().toMillis()),
                Bytes.of(RedisMembership.NODE_TIMEOUT.toMillis()),
                StreamAppender.maxKeys(),
                Bytes.of(keys.streams()),
                Bytes.of(keys.allHeads())));
        for (TopicStream topic : topics) {
            StreamHead newest = topic.progress().newest();
            if (newest.epoch().equals(epoch) && newest.n() > 0) {
                args.add(Bytes.of(topic.topic()));
                args.add(Bytes.of(newest.n()));
                args.add(Bytes.of(newest.id()));
            }
        }
        return args.toArray(byte[][]::new);
    }
}
