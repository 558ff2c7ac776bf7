package dev.howl.testkit.mock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.howl.testkit.RawClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A mock of a contract with few roles, and with replies on another channel. */
class PlainContractTest {
    private ContractMock mock;

    @BeforeEach
    void start() throws Exception {
        mock = ContractMock.of(Mocks.read("src/test/resources/mock/plain.yaml")).start();
    }

    @AfterEach
    void stop() {
        mock.close();
    }

    @Test
    void closesWith4000AfterTheIdleTimeout() throws Exception {
        try (RawClient client = RawClient.connect(mock.channel("beats").uri())) {
            assertThat(client.awaitClosed().code()).isEqualTo(4000);
        }
        mock.assertClean();
    }

    @Test
    void sendsNothingThatTheSchemaForbids() throws Exception {
        try (RawClient client = RawClient.connect(mock.channel("beats").uri())) {
            client.send("{\"type\":\"ping\"}");
            assertThat(client.nextText()).isEqualTo("{\"type\":\"pong\"}");
        }
    }

    @Test
    void ignoresInvalidMessagesWhereTheContractSaysSo() throws Exception {
        try (RawClient client = RawClient.connect(mock.channel("beats").uri())) {
            client.send("{\"type\":\"sing\"}");
            client.send("{\"type\":\"ping\"}");
            assertThat(client.nextText()).isEqualTo("{\"type\":\"pong\"}");
        }
        assertThatThrownBy(mock::assertClean)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("clients broke the contract on channel 'beats'")
                .hasMessageContaining("unknown-message");
        mock.channel("beats").allowViolations();
        mock.assertClean();
    }

    @Test
    void repliesOnAnotherChannel() throws Exception {
        MockChannel answers = mock.channel("answers");
        try (RawClient listening = RawClient.connect(answers.uri());
                RawClient asking = RawClient.connect(mock.channel("questions").uri())) {
            answers.awaitConnections(1);
            asking.send("{\"id\":7}");
            assertThat(listening.nextText()).isEqualTo("{\"to\":7,\"text\":\"yes\"}");
        }
    }
}
