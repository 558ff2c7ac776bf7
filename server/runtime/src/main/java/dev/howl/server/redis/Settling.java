package dev.howl.server.redis;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Finds out with the other nodes, after each connect, whether Redis has all that any of them knows of. Until then it
 * takes no append; what it answers is the epoch in which things go on.
 */
final class Settling {
    private static final long AGAIN_MILLIS = 50;

    private final Keys keys;
    private final String node;
    private final RedisOptions options;
    private final CountDownLatch stopped;

    Settling(Keys keys, String node, RedisOptions options, CountDownLatch stopped) {
        this.keys = keys;
        this.node = node;
        this.options = options;
        this.stopped = stopped;
    }

    /** Blocks until it is settled, at most for the time after which a silent node is not waited for. */
    String settle(Link link, List<TopicTail> topics, String newEpoch) {
        List<String> names = List.of(keys.meta(), keys.settling(), keys.nodes(), keys.owned());
        byte[][] args = args(link, topics, newEpoch);
        while (true) {
            List<Object> answer = Link.await(Script.SETTLE.run(link.commands(), names, args), Link.ANSWER);
            if (Bytes.text(answer, 0).equals("ok")) {
                return Bytes.text(answer, 1);
            }
            try {
                if (stopped.await(AGAIN_MILLIS, TimeUnit.MILLISECONDS)) {
                    throw new UnsettledException("the server stops");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new UnsettledException("interrupted");
            }
        }
    }

    private byte[][] args(Link link, List<TopicTail> topics, String newEpoch) {
        String epoch = topics.isEmpty() ? "" : topics.get(0).progress().epoch();
        List<byte[]> args = new ArrayList<>(List.of(
                Bytes.of(link.run()),
                Bytes.of(newEpoch),
                Bytes.of(node),
                Bytes.of(epoch),
                Bytes.of(options.settleTimeout().toMillis()),
                Bytes.of(RedisCluster.LIFE.toMillis()),
                Appends.maxKeys(),
                Bytes.of(keys.streams()),
                Bytes.of(keys.allHeads())));
        for (TopicTail topic : topics) {
            Newest newest = topic.progress().newest();
            if (newest.epoch().equals(epoch) && newest.n() > 0) {
                args.add(Bytes.of(topic.topic()));
                args.add(Bytes.of(newest.n()));
                args.add(Bytes.of(newest.id()));
            }
        }
        return args.toArray(byte[][]::new);
    }
}
