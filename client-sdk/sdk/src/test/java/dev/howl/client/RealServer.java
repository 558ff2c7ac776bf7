package dev.howl.client;

import dev.howl.testkit.ServerUnderTest;
import dev.howl.testkit.process.JavaCommand;
import dev.howl.testservices.ServerJar;
import java.nio.file.Path;
import java.time.Duration;

/** The packaged Howl server, for the tests of this module. */
final class RealServer {
    /** Back-off for clients whose server is restarted. */
    static final Duration BACKOFF = Duration.ofMillis(200);

    private static final Path CONTRACT = Path.of("../../asyncapi/contract/howl.asyncapi.yaml");

    private RealServer() {}

    static ServerUnderTest start(String... settings) {
        return start(ServerJar.command(), settings);
    }

    static ServerUnderTest start(JavaCommand command, String... settings) {
        return ServerUnderTest.start(command, CONTRACT, settings);
    }
}
