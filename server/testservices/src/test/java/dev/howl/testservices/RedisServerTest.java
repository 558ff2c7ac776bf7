package dev.howl.testservices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.howl.testservices.RedisServer.Persistence;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests with every runtime that is available on this machine; they fail if there is none. */
@Timeout(120)
class RedisServerTest {
    static Stream<ServiceRuntime> runtimes() {
        return TestedRuntimes.of(RedisServer.spec(Persistence.NONE));
    }

    @ParameterizedTest
    @MethodSource("runtimes")
    void acknowledgedWritesSurviveAKillWithPersistence(ServiceRuntime runtime) throws IOException {
        for (Persistence persistence : new Persistence[] {Persistence.ALWAYS, Persistence.EVERY_SECOND}) {
            try (RedisServer redis = RedisServer.start(persistence, runtime)) {
                int port = redis.port();
                assertThat(RespConnection.ask(redis, "SET wisdom 42")).isEqualTo("+OK");
                redis.kill();
                assertThatIOException().isThrownBy(() -> RespConnection.ask(redis, "PING"));
                redis.startAgain();
                assertThat(redis.port()).isEqualTo(port);
                assertThat(RespConnection.ask(redis, "GET wisdom")).isEqualTo("42");
                redis.kill();
                redis.startEmpty();
                assertThat(RespConnection.ask(redis, "GET wisdom")).isEqualTo("$-1");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("runtimes")
    void dataIsLostByAKillWithoutPersistence(ServiceRuntime runtime) throws IOException {
        try (RedisServer redis = RedisServer.start(Persistence.NONE, runtime)) {
            assertThat(RespConnection.ask(redis, "SET wisdom 42")).isEqualTo("+OK");
            redis.kill();
            redis.startAgain();
            assertThat(RespConnection.ask(redis, "GET wisdom")).isEqualTo("$-1");
        }
    }

    @ParameterizedTest
    @MethodSource("runtimes")
    void pausedServerAnswersAfterResume(ServiceRuntime runtime) throws IOException {
        try (RedisServer redis = RedisServer.start(Persistence.NONE, runtime);
                RespConnection connection = new RespConnection(redis)) {
            assertThat(connection.ask("PING")).isEqualTo("+PONG");
            redis.pause();
            connection.send("PING");
            connection.timeout(200);
            assertThatThrownBy(connection::answer).isInstanceOf(SocketTimeoutException.class);
            redis.resume();
            connection.timeout(30_000);
            assertThat(connection.answer()).isEqualTo("+PONG");
            redis.network().cutAll();
            assertThatIOException().isThrownBy(() -> connection.ask("PING"));
        }
    }

    @ParameterizedTest
    @MethodSource("runtimes")
    void pausedServerCanBeKilled(ServiceRuntime runtime) throws IOException {
        try (RedisServer redis = RedisServer.start(Persistence.ALWAYS, runtime)) {
            assertThatIllegalStateException()
                    .isThrownBy(redis::startAgain)
                    .withMessage("Redis is still running; kill it first");
            redis.pause();
            redis.kill();
            redis.startAgain();
            assertThat(RespConnection.ask(redis, "PING")).isEqualTo("+PONG");
        }
    }
}
