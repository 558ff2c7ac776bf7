package dev.howl.server.redis;

import io.lettuce.core.RedisCommandExecutionException;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The append-only file of a Redis process that was restarted.
 *
 * <p>A crash can cut off the file within the transaction of a script. Redis then loads the file without this
 * transaction, but leaves its beginning in the file, where the next transaction completes it: after a second crash, an
 * append that was never acknowledged can replace an acknowledged one (redis 7.0 to 8; fixed in
 * <a href="https://github.com/valkey-io/valkey/pull/4342">Valkey</a>). A rewrite of the file from memory removes what was
 * cut off, so it must end before the first append.
 */
final class AppendOnlyFile {
    private static final Logger LOG = LoggerFactory.getLogger(AppendOnlyFile.class);
    private static final Pattern LINE_END = Pattern.compile("\r?\n");
    private static final long AGAIN_MILLIS = 20;

    private final Duration patience;
    private final StoppablePause pause;

    /**
     * @param patience longest wait for the rewrite
     * @param pause between two looks at its progress
     */
    AppendOnlyFile(Duration patience, StoppablePause pause) {
        this.patience = patience;
        this.pause = pause;
    }

    /** Rewrites the file unless Redis has no such file, or has rewritten it since its start. Blocks. */
    void rewrite(ConnectionPair pair) {
        long end = System.nanoTime() + patience.toNanos();
        Map<String, String> state = state(pair);
        boolean isStarted = isTrue(state, "aof_rewrite_in_progress") || isTrue(state, "aof_rewrite_scheduled");
        while (isTrue(state, "aof_enabled") && "-1".equals(state.get("aof_last_rewrite_time_sec"))) {
            if (!isStarted && !start(pair)) {
                return;
            }
            isStarted = true;
            if (System.nanoTime() > end) {
                LOG.warn(
                        "Redis has not rewritten its append-only file within {} s; continuing without",
                        patience.toSeconds());
                return;
            }
            pause.take(AGAIN_MILLIS);
            state = state(pair);
        }
    }

    private static boolean start(ConnectionPair pair) {
        try {
            ConnectionPair.await(pair.commands().bgrewriteaof(), ConnectionPair.ANSWER);
            return true;
        } catch (RedisCommandExecutionException e) {
            LOG.warn(
                    "Redis refuses to rewrite its append-only file after a restart: {}. An acknowledged event can be lost"
                            + " if Redis crashes once more. Allow the command BGREWRITEAOF",
                    e.getMessage());
            return false;
        }
    }

    private static boolean isTrue(Map<String, String> state, String name) {
        return "1".equals(state.get(name));
    }

    private static Map<String, String> state(ConnectionPair pair) {
        String info = ConnectionPair.await(pair.commands().info("persistence"), ConnectionPair.ANSWER);
        return LINE_END.splitAsStream(info)
                .filter(line -> line.indexOf(':') > 0)
                .collect(Collectors.toMap(
                        line -> line.substring(0, line.indexOf(':')), line -> line.substring(line.indexOf(':') + 1)));
    }
}
