package dev.howl.server.redis;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Finds out with the other nodes, after each connect, whether Redis has all that any of them knows of. Until then it
 * takes no append; what it answers is the epoch in which things go on.
 */
final class EpochNegotiation {
    private static final long AGAIN_MILLIS = 50;

    private final RedisKeys keys;
    private final String node;
    private final RedisOptions options;
    private final CountDownLatch stopped;

    EpochNegotiation(RedisKeys keys, String node, RedisOptions options, CountDownLatch stopped) {
        this.keys = keys;
        this.node = node;
        this.options = options;
        this.stopped = stopped;
    }

    /** Blocks until it is settled, at most for the time after which a silent node is not waited for. */
    String agree(ConnectionPair pair, List<TopicStream> topics, String newEpoch) {
        List<String> names = List.of(keys.meta(), keys.settling(), keys.nodes(), keys.owned());
        byte[][] args = args(pair, topics, newEpoch);
        while (true) {
            List<Object> answer =
                    ConnectionPair.await(Script.SETTLE.run(pair.commands(), names, args), ConnectionPair.ANSWER);
            if (Bytes.text(answer, 0).equals("ok")) {
                return Bytes.text(answer, 1);
            }
            try {
                if (stopped.await(AGAIN_MILLIS, TimeUnit.MILLISECONDS)) {
                    throw new ReconnectException("the server stops");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new ReconnectException("interrupted");
            }
        }
    }

    private byte[][] args(ConnectionPair pair, List<TopicStream> topics, String newEpoch) {
        String epoch = topics.isEmpty() ? "" : topics.get(0).progress().epoch();
        List<byte[]> args = new ArrayList<>(List.of(
                Bytes.of(pair.run()),
                Bytes.of(newEpoch),
                Bytes.of(node),
                Bytes.of(epoch),
                Bytes.of(options.settleTimeout().toMillis()),
                Bytes.of(RedisMembership.LIFE.toMillis()),
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
