package consumer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.testkit.RawClient;
import dev.howl.testkit.ServerUnderTest;
import dev.howl.testkit.process.JavaCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The project in the folder {@code own-contract}, built and tested outside the reactor from the artefacts of this build. */
class OwnContractTest {
    private static final Path FOLDER = Path.of("own-contract").toAbsolutePath();
    private static final Path TARGET = FOLDER.resolve("target");
    private static final String PACKAGE = "com.example.auction.";

    @BeforeAll
    static void build() throws IOException, InterruptedException {
        new OwnMaven(Path.of("target", "own-contract").toAbsolutePath()).succeed(FOLDER, "-q", "clean", "verify");
    }

    @Test
    void allTestsOfTheProjectHaveRun() throws IOException {
        try (Stream<Path> tests = Files.list(FOLDER.resolve("src/test/java/com/example/auction"))) {
            List<String> names = tests.map(file -> file.getFileName().toString().replace(".java", ""))
                    .toList();
            assertThat(names).hasSizeGreaterThan(2).allSatisfy(name -> assertThat(
                            TARGET.resolve("surefire-reports/" + PACKAGE + name + ".txt"))
                    .content()
                    .contains("Failures: 0, Errors: 0, Skipped: 0"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Answer", "Bid", "Decision", "Event", "News", "Offer", "Photo", "Raised", "Sold"})
    void messagesOfTheDocumentIn26AreTheSameJava(String type) throws IOException {
        assertThat(generated("client26", type).replace("client26", "client")).isEqualTo(generated("client", type));
    }

    private static String generated(String client, String type) throws IOException {
        return Files.readString(TARGET.resolve("generated-sources/howl/" + PACKAGE + client)
                .resolve("com/example/auction/" + client + "/" + type + ".java"));
    }

    @Test
    void theJarServesTheContract() throws IOException {
        JavaCommand jar = JavaCommand.jar(TARGET.resolve("auction-1.0.0.jar"));
        Path contract = FOLDER.resolve("src/main/asyncapi/auction.yaml");
        try (ServerUnderTest server = ServerUnderTest.start(jar, contract);
                RawClient bidder = RawClient.connect(server.ws("/auction/1"))) {
            bidder.send("{\"type\":\"bid\",\"ref\":\"1\",\"amount\":120}");
            assertThat(bidder.await("answer").path("accepted").asBoolean()).isTrue();
        }
    }
}
