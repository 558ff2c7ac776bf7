package dev.howl.client;

import dev.howl.testkit.ServerUnderTest;
import dev.howl.testservices.ServerJar;
import java.nio.file.Path;
import java.time.Duration;

/** The Howl server as it is shipped, for the tests of this module. */
final class RealServer {
    /** For clients of a server that is started again. */
    static final Duration SOON = Duration.ofMillis(200);

    private static final Path CONTRACT = Path.of("../../asyncapi/contract/howl.asyncapi.yaml");

    private RealServer() {}

    static ServerUnderTest start(String... settings) {
        return ServerUnderTest.start(ServerJar.command(), CONTRACT, settings);
    }
}
