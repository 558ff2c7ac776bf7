package consumer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.testkit.ServerUnderTest;
import dev.howl.testkit.process.ChildProcess;
import dev.howl.testkit.process.JavaCommand;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Projects outside the reactor work with the artefacts of this build, and get the versions that it was tested with. */
class ConsumerTest {
    private static final Path DICE = Path.of("consumer/server/src/main/asyncapi/dice.yaml");
    private static final List<String> OF_THE_SDK =
            List.of("dev.howl:", "tools.jackson.core:", "com.fasterxml.jackson.core:", "org.slf4j:", "org.jspecify:");
    private static final String DICE_SERVER = "com.example.dice.DiceServer";
    private static final String BOOT = PublishedModule.property("spring-boot.version");
    private static final String NETTY = PublishedModule.property("netty.version");
    private static final String REACTOR_NETTY = PublishedModule.property("reactor-netty.version");

    @BeforeAll
    static void build() throws IOException, InterruptedException {
        Consumers.build();
    }

    @Test
    void aProgramWithTheSdkReadsAQuoteOfTheHowlServer() throws IOException {
        JavaCommand howl = JavaCommand.jar(PublishedModule.TOP.resolve("server/app/target/howl-server.jar"));
        Path contract = PublishedModule.TOP.resolve("asyncapi/contract/howl.asyncapi.yaml");
        JavaCommand quotes = Consumers.main("com.example.quotes.Quotes", "sdk", "sdk");
        try (ServerUnderTest server = ServerUnderTest.start(howl, contract, "howl.wisdom.interval=100ms")) {
            assertThat(run(quotes, server.ws("/events").toString())).contains("quote: ");
        }
    }

    @Test
    void aServerAndAClientOfAContractOfTheirOwnTalkToEachOther() throws IOException {
        JavaCommand player = Consumers.main("com.example.dice.Player", "server", "server");
        try (ServerUnderTest server = ServerUnderTest.start(Consumers.jar("server", "dice-1.0.0.jar"), DICE)) {
            assertThat(run(player, server.ws("/dice").toString())).containsPattern("rolled [1-6]\\b");
            assertThat(server.program().output()).doesNotContain("Howl expects");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"server", "versions/howl-first"})
    void theBomGivesTheTestedVersionsWithSpringBootsParentAndBeforeItsBom(String project) throws IOException {
        assertThat(Consumers.dependencies(project))
                .contains("org.springframework.boot:spring-boot:jar:" + BOOT + ":compile")
                .contains("io.projectreactor.netty:reactor-netty-http:jar:" + REACTOR_NETTY + ":compile")
                .contains("io.netty:netty-common:jar:" + NETTY + ":compile")
                .filteredOn(line -> line.startsWith("io.netty:"))
                .allMatch(line -> line.contains(":" + NETTY + ":"));
    }

    @Test
    void afterSpringBootsBomItDoesNotAndTheStarterSaysSo() throws IOException {
        assertThat(Consumers.dependencies("versions/boot-first"))
                .noneMatch(line -> line.contains(":" + NETTY + ":"))
                .noneMatch(line -> line.contains(":" + REACTOR_NETTY + ":"));
        JavaCommand command = Consumers.main(DICE_SERVER, "server", "versions/boot-first");
        try (ServerUnderTest server = ServerUnderTest.start(command, DICE)) {
            assertThat(server.program().output())
                    .containsPattern("Found Netty 4\\S+ and Reactor Netty 1\\S+, but Howl expects Netty " + NETTY
                            + " and Reactor Netty " + REACTOR_NETTY + " or newer");
        }
    }

    @Test
    void anOlderSpringBootEndsTheStartWithASentence() throws IOException {
        JavaCommand command = Consumers.main(DICE_SERVER, "server", "versions/older-boot");
        try (ChildProcess server = ChildProcess.start(command, List.of("--server.port=0"))) {
            assertThat(server.awaitEnd()).isNotZero();
            assertThat(server.output())
                    .containsPattern(
                            "howl-spring-boot-starter needs Spring Boot 4\\.1\\.x or newer, but found 4\\.0\\.\\d+")
                    .doesNotContain("\tat ");
        }
    }

    @Test
    void theSdkBringsNothingButJacksonAndSlf4j() throws IOException {
        assertThat(Consumers.dependencies("sdk"))
                .contains("dev.howl:howl-client:jar:" + PublishedModule.version() + ":compile")
                .allMatch(line -> OF_THE_SDK.stream().anyMatch(line::startsWith));
    }

    /** Runs a program to its end and returns what it wrote. */
    private static String run(JavaCommand command, String argument) {
        try (ChildProcess program = ChildProcess.start(command, List.of(argument))) {
            assertThat(program.awaitEnd()).as(program::output).isZero();
            return program.output();
        }
    }
}
