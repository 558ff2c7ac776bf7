package dev.howl.server.redis;

import dev.howl.testservices.RedisServer;
import dev.howl.testservices.RedisServer.Persistence;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.sync.RedisCommands;
import java.util.function.Consumer;

/** A Redis server of a test, with direct access for its assertions. */
final class LocalRedis implements AutoCloseable {
    private final RedisServer server;

    private LocalRedis(Persistence persistence) {
        server = RedisServer.start(persistence);
    }

    static LocalRedis start(boolean appendOnly) {
        return new LocalRedis(appendOnly ? Persistence.ALWAYS : Persistence.NONE);
    }

    int port() {
        return server.port();
    }

    void kill() {
        server.kill();
    }

    void startAgain() {
        server.startAgain();
    }

    void freeze() {
        server.pause();
    }

    void thaw() {
        server.resume();
    }

    /** Runs commands over a connection of its own, past the engine under test. */
    void use(Consumer<RedisCommands<String, String>> action) {
        try (RedisClient client = RedisClient.create(RedisURI.create(server.host(), port()))) {
            action.accept(client.connect().sync());
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
