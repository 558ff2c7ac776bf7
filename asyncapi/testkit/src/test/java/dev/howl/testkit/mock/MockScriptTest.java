package dev.howl.testkit.mock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.howl.testkit.RawClient;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Scripts of a mock. */
class MockScriptTest {
    @TempDir
    private Path folder = Path.of("");

    private Path script(String text) throws Exception {
        return Files.writeString(folder.resolve("script.yaml"), text);
    }

    @Test
    void reactsToMessagesConnectionsAndTimers() throws Exception {
        Path script = script("""
                rules:
                  - on: open
                    channel: shop
                    do: [ { push: stock, content: { type: stock, items: 1 } } ]
                  - on: place_order
                    do: [ { reply: order_failed } ]
                    times: 2
                    then: [ { delay: 10ms }, { reply: order_accepted, content: { type: order_accepted, number: 9 } }, { close: 4000 } ]
                  - every: 20ms
                    channel: shop
                    do: [ { push: stock, content: { type: stock, items: 2 } } ]
                """);
        try (ContractMock mock = ContractMock.of(Mocks.shop()).script(script).start();
                RawClient client = RawClient.connect(mock.channel("shop").uri())) {
            assertThat(client.await("stock").path("items").asInt()).isEqualTo(1);
            assertThat(client.await("stock").path("items").asInt()).isEqualTo(2);
            assertThat(client.await("stock").path("items").asInt()).isEqualTo(2);
            client.send(Mocks.order(1, "1"));
            client.send(Mocks.order(1, "2"));
            client.send(Mocks.order(1, "3"));
            assertThat(client.await("order_failed").path("ref").asString()).isEqualTo("1");
            assertThat(client.await("order_failed").path("ref").asString()).isEqualTo("2");
            JsonNode reply = client.await("order_accepted");
            assertThat(reply.path("number").asInt()).isEqualTo(9);
            assertThat(reply.path("ref").asString()).isEqualTo("3");
            assertThat(client.awaitClosed().code()).isEqualTo(4000);
        }
    }

    @Test
    void reportsEveryMistakeWithItsPlace() throws Exception {
        Path script = script("""
                rules:
                  - on: place_orders
                    do: [ reply ]
                  - on: place_order
                    do:
                      - repyl
                      - { reply: order_accepted, content: { type: order_accepted, number: 0 } }
                      - { push: place_order }
                      - { delay: soon }
                      - { gap: wisdom }
                  - every: 1s
                    do: [ { push: stock } ]
                  - every: 1ms
                    channel: shop
                    do: [ reply ]
                  - when: later
                """);
        assertThatThrownBy(() -> ContractMock.of(Mocks.shop()).script(script).start())
                .isInstanceOf(InvalidMockScriptException.class)
                .satisfies(e -> assertThat(((InvalidMockScriptException) e).diagnostics())
                        .extracting(found -> found.toString().replace(script + ":", ""))
                        .satisfiesExactly(
                                line -> assertThat(line)
                                        .startsWith("2:5: error: clients send no message 'place_orders', but: "),
                                line -> assertThat(line)
                                        .startsWith("6:9: error: there is no step 'repyl'; there are: reply, push"),
                                line -> assertThat(line)
                                        .startsWith("7:75: error: the content breaks the schema of message"
                                                + " 'order_accepted' at /number"),
                                line -> assertThat(line)
                                        .startsWith("8:11: error: the server sends no message 'place_order', but: "),
                                line -> assertThat(line).startsWith("9:11: error: 'soon' is not a duration"),
                                line -> assertThat(line)
                                        .isEqualTo("10:11: error: channel 'shop' has no topic 'wisdom'"),
                                line -> assertThat(line)
                                        .isEqualTo("11:5: error: say which 'channel' the rule is for: shop, photos"),
                                line -> assertThat(line).isEqualTo("13:5: error: an interval is at least 10ms"),
                                line -> assertThat(line)
                                        .isEqualTo("15:11: error: there is no message to answer here; use push"),
                                line -> assertThat(line).startsWith("16:5: error: there is no 'when' here"),
                                line -> assertThat(line).startsWith("16:5: error: a rule has either 'on'")));
    }
}
