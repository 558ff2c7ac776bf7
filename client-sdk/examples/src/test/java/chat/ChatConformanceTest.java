package chat;

import dev.howl.model.reader.ContractReader;
import dev.howl.testkit.conformance.Conformance;
import dev.howl.testkit.conformance.junit.ConformanceTests;
import java.net.URI;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The chat server and its contract. */
class ChatConformanceTest {
    private static ConfigurableApplicationContext server;
    private static URI uri;

    @BeforeAll
    static void start() {
        server = SpringApplication.run(
                ChatServer.class, "--server.port=0", "--server.address=127.0.0.1", "--spring.main.banner-mode=off");
        uri = URI.create("ws://127.0.0.1:" + server.getEnvironment().getRequiredProperty("local.server.port"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    // tag::conformance
    @TestFactory
    Stream<DynamicNode> theServerConforms() throws Exception {
        return ConformanceTests.of(Conformance.of(ContractReader.read(Path.of("src/main/asyncapi/chat.yaml")), uri));
    }
    // end::conformance
}
