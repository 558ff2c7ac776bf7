package chat;

import static org.assertj.core.api.Assertions.assertThat;

import chat.house.client.HouseClient;
import chat.house.client.HouseParameters;
import chat.house.client.HouseRoom;
import chat.house.client.Said;
import java.net.URI;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The rooms of houses, whose handshake has types. */
class HouseTest {
    private static final UUID HOUSE = UUID.fromString("0b1c4d2e-7f3a-4b5c-8d6e-9f0a1b2c3d4e");

    private final BlockingQueue<Said> heard = new LinkedBlockingQueue<>();

    @Test
    void aMessageStaysInItsRoom() throws Exception {
        try (ConfigurableApplicationContext server = SpringApplication.run(
                ChatServer.class, "--server.port=0", "--server.address=127.0.0.1", "--spring.main.banner-mode=off")) {
            talk(
                    URI.create("ws://127.0.0.1:" + server.getEnvironment().getRequiredProperty("local.server.port")),
                    HOUSE);
        }
    }

    private void talk(URI server, UUID house) throws InterruptedException {
        // tag::connect
        HouseParameters attic = HouseParameters.builder()
                .house(house)
                .room(HouseRoom.ATTIC)
                .name("ann")
                .limit(5L)
                .build();
        HouseClient ann = HouseClient.connect(server, attic); // all values
        HouseClient bob = HouseClient.connect(server, house, "bob"); // only the required ones; the room is the den
        // end::connect
        bob.onSaid(heard::add);
        ann.say("from the attic").join();
        bob.say("from the den").join();
        assertThat(heard.poll(30, TimeUnit.SECONDS)).isEqualTo(new Said("bob", "from the den"));
        ann.close();
        bob.close();
    }
}
