package chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import chat.client.ChatClient;
import chat.client.Counted;
import chat.client.Said;
import chat.client.Say;
import dev.howl.model.reader.ContractReader;
import dev.howl.testkit.ConformanceCheck;
import dev.howl.testkit.RawClient;
import dev.howl.testkit.Recorder;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** Server and client generated from a contract without extensions. */
class ChatTest {
    private static ConfigurableApplicationContext server;
    private static Recorder recorder;

    @BeforeAll
    static void start() throws Exception {
        server = SpringApplication.run(
                ChatServer.class, "--server.port=0", "--server.address=127.0.0.1", "--spring.main.banner-mode=off");
        int port = server.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
        recorder = Recorder.between(
                ConformanceCheck.of(ContractReader.read(Path.of("src/main/asyncapi/chat.yaml"))),
                new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    @AfterAll
    static void stop() {
        server.close();
        recorder.close();
    }

    @Test
    void aMessageReachesEveryClient() throws Exception {
        BlockingQueue<Said> heard = new LinkedBlockingQueue<>();
        try (ChatClient ann = ChatClient.connect(recorder.uri("/rooms/den"));
                ChatClient bob = ChatClient.connect(recorder.uri("/rooms/den"))) {
            bob.onSaid(heard::add);
            // A session is listed just after its handshake: the answer tells that it is.
            assertThat(bob.count().get(30, TimeUnit.SECONDS)).isNotNull();
            ann.say("Hello!").get(30, TimeUnit.SECONDS);
            assertThat(heard.poll(30, TimeUnit.SECONDS)).isEqualTo(new Said("den", "Hello!"));
        }
    }

    @Test
    void twoRoomsNeverHearEachOther() throws Exception {
        BlockingQueue<Said> inDen = new LinkedBlockingQueue<>();
        BlockingQueue<Said> inLair = new LinkedBlockingQueue<>();
        try (ChatClient ann = ChatClient.connect(recorder.uri("/"), "den");
                ChatClient bob = ChatClient.connect(recorder.uri("/"), "wolf's lair/1")) {
            ann.onSaid(inDen::add);
            bob.onSaid(inLair::add);
            for (int i = 0; i < 10; i++) {
                ann.say("to the den").get(30, TimeUnit.SECONDS);
                bob.say("to the lair").get(30, TimeUnit.SECONDS);
            }
            assertThat(ann.count().get(30, TimeUnit.SECONDS)).isEqualTo(new Counted(1));
            assertThat(bob.count().get(30, TimeUnit.SECONDS)).isEqualTo(new Counted(1));
            for (int i = 0; i < 10; i++) {
                assertThat(inDen.poll(30, TimeUnit.SECONDS)).isEqualTo(new Said("den", "to the den"));
                assertThat(inLair.poll(30, TimeUnit.SECONDS)).isEqualTo(new Said("wolf's lair/1", "to the lair"));
            }
            assertThat(inDen).isEmpty();
            assertThat(inLair).isEmpty();
        }
    }

    @Test
    void aRequestIsAnswered() throws Exception {
        try (ChatClient ann = ChatClient.connect(recorder.uri("/rooms/den"))) {
            Counted counted = ann.count().get(30, TimeUnit.SECONDS);
            assertThat(counted.people()).isPositive();
        }
    }

    @Test
    void anInvalidMessageCannotBeConstructed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Say(""))
                .withMessage("'text' is shorter than 1 character");
    }

    @Test
    void anInvalidFrameEndsTheConnectionWhenTheContractHasNoErrorMessage() throws Exception {
        recorder.allowText("{\"kind\":\"say\",\"text\":\"\"}");
        try (RawClient raw = RawClient.connect(recorder.uri("/rooms/den"))) {
            raw.send("{\"kind\":\"say\",\"text\":\"\"}");
            assertThat(raw.awaitClosed().code()).isEqualTo(1008);
        }
    }
}
