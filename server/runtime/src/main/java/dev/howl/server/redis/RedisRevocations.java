package dev.howl.server.redis;

import dev.howl.runtime.CodedException;
import dev.howl.runtime.Codes;
import dev.howl.runtime.Futures;
import dev.howl.server.revocation.RevocationStore;
import dev.howl.server.revocation.RevokedSubjects;
import dev.howl.server.security.Revocations;
import io.lettuce.core.StreamMessage;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * A store of revocations for all nodes: a sorted set of subjects by their ends, and a stream of notices, one for each
 * change, which every node follows with the streams of the topics.
 *
 * <p>A node loads the set whenever it has connected, and writes back what it knows and Redis has lost. So a revocation is
 * forgotten before its end only if Redis and all nodes that know of it are lost together.
 */
final class RedisRevocations implements RevocationStore {
    private static final int OVERHEAD = 300;
    private static final String UNLIMITED = "1000000000";

    private final PendingCommands commands;
    private final RedisKeys keys;
    private volatile RevokedSubjects subjects = new RevokedSubjects(InstantSource.system());
    /** Number of the last notice that was read; confined to the thread that follows the streams. */
    private long read;

    RedisRevocations(PendingCommands commands, RedisKeys keys) {
        this.commands = commands;
        this.keys = keys;
    }

    @Override
    public void open(RevokedSubjects opened) {
        subjects = opened;
    }

    @Override
    public CompletionStage<Long> add(String subject, long end) {
        Map<String, Long> revocation = Map.of(subject, end);
        return Futures.mapFailure(
                commands.submit(
                                OVERHEAD + subject.length(),
                                pair -> run(pair, String.valueOf(Revocations.MOST), "", revocation))
                        .thenApply(this::stored),
                RedisRevocations::refusal);
    }

    @Override
    public Revocations.Keeper keeper() {
        return Revocations.Keeper.REDIS;
    }

    /** Makes this node and Redis know the same revocations. Blocks. */
    void load(ConnectionPair pair) {
        List<Object> answer = ConnectionPair.await(
                run(pair, UNLIMITED, "1", subjects.inForce()), ConnectionPair.ANSWER.multipliedBy(2));
        take(answer);
        read = number(answer.get(0));
    }

    String stream() {
        return keys.revocations();
    }

    /** Returns the number of the last notice that was read. */
    long read() {
        return read;
    }

    /** Adds the revocation of a notice; loads all if notices before it were trimmed. */
    void take(StreamMessage<String, byte[]> notice, ConnectionPair pair) {
        String id = notice.getId();
        long n = Long.parseLong(id.substring(0, id.indexOf('-')));
        if (n > read + 1) {
            load(pair);
        } else if (n == read + 1) {
            Function<String, byte[]> field = name -> notice.getBody().getOrDefault(name, new byte[0]);
            subjects.add(Bytes.text(field.apply("s")), number(field.apply("e")));
            read = n;
        }
    }

    private CompletionStage<List<Object>> run(
            ConnectionPair pair, String most, String list, Map<String, Long> revocations) {
        List<byte[]> args = new ArrayList<>(List.of(Bytes.of(most), Bytes.of(list)));
        revocations.forEach((subject, end) -> {
            args.add(Bytes.of(subject));
            args.add(Bytes.of(end));
        });
        return Script.REVOKE.run(
                pair.commands(), List.of(keys.revoked(), keys.revocations()), args.toArray(byte[][]::new));
    }

    private long stored(List<Object> answer) {
        if (answer.size() == 1) {
            throw RevocationStore.tooMany();
        }
        take(answer);
        return number(answer.get(2));
    }

    private void take(List<Object> answer) {
        for (int i = 1; i + 1 < answer.size(); i += 2) {
            subjects.add(Bytes.text(answer, i), number(answer.get(i + 1)));
        }
    }

    private static Throwable refusal(Throwable failure) {
        return failure instanceof CodedException coded && coded.code().equals(Codes.UNAVAILABLE)
                ? new CodedException(
                        Codes.UNAVAILABLE,
                        "Redis does not answer; it is not known whether the revocation is stored. Ask again",
                        null,
                        true)
                : failure;
    }

    private static long number(Object bytes) {
        return Long.parseLong(Bytes.text(bytes));
    }
}
