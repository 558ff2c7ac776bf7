package dev.howl.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.model.Operation.Action;
import dev.howl.model.reader.ContractReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SocketsTest {
    private static final String TWO_CHANNELS = """
            asyncapi: 3.0.0
            info: {title: T, version: '1'}
            channels:
              one:
                address: /a
                messages:
                  hello: {$ref: '#/components/messages/Hello'}
                  own: {payload: {type: object, required: [t], properties: {t: {const: 1}}}}
              two:
                address: a
                messages:
                  own: {payload: {type: object, required: [t], properties: {t: {const: 2}}}}
                  greeting: {$ref: '#/components/messages/Hello'}
            operations:
              hear: {action: receive, channel: {$ref: '#/channels/one'}, messages: [{$ref: '#/channels/one/messages/own'}]}
              ask:
                action: receive
                channel: {$ref: '#/channels/two'}
                messages: [{$ref: '#/channels/two/messages/greeting'}]
                reply: {channel: {$ref: '#/channels/one'}, messages: [{$ref: '#/channels/one/messages/own'}]}
            components:
              messages:
                Hello: {payload: {type: object, required: [t], properties: {t: {const: hello}}}}
            """;

    @TempDir
    private Path folder = Path.of("");

    private Contract read(String text) throws Exception {
        return ContractReader.read(Files.writeString(folder.resolve("api.yaml"), text));
    }

    private List<String> diagnostics(String text) {
        return Documents.diagnostics(folder, text);
    }

    private static List<String> ids(List<Message> messages) {
        return messages.stream().map(Message::id).toList();
    }

    @Test
    void channelsOfOneAddressAreOneWithTheIdOfTheFirst() throws Exception {
        Contract sockets = Sockets.of(read(TWO_CHANNELS));
        assertThat(sockets.channels()).extracting(Channel::id).containsExactly("one");
        assertThat(sockets.operations()).extracting(Operation::part).containsExactly("one", "two");
        assertThat(sockets.operations())
                .extracting(Operation::channel)
                .containsOnly(sockets.channels().get(0));
        assertThat(Sockets.of(sockets)).isEqualTo(sockets);
    }

    @Test
    void oneMessageOfSeveralChannelsIsOneAndDifferentOnesOfOneIdAreNamedByTheirChannels() throws Exception {
        Contract sockets = Sockets.of(read(TWO_CHANNELS));
        assertThat(ids(sockets.channels().get(0).messages())).containsExactly("hello", "one.own", "two.own");
        Operation ask = sockets.operations().get(1);
        assertThat(ids(ask.messages())).containsExactly("hello");
        assertThat(ask.reply()).isNotNull().satisfies(reply -> {
            assertThat(reply.channel()).isEqualTo(ask.channel());
            assertThat(ids(reply.messages())).containsExactly("one.own");
        });
    }

    @Test
    void otherAddressesAndOpenOnesStayApart() throws Exception {
        Contract contract = read("""
                asyncapi: 3.0.0
                info: {title: T, version: '1'}
                channels: {one: {address: /a}, two: {address: /b}, three: {}, four: {address: null}}
                """);
        assertThat(Sockets.of(contract).channels()).isEqualTo(contract.channels());
    }

    @Test
    void aChannelWithoutOperationsHasThemForAllItsMessagesAndSaysSo() throws Exception {
        Contract contract = read("""
                asyncapi: 3.0.0
                info: {title: T, version: '1'}
                channels:
                  one:
                    address: /a
                    messages: {m: {payload: {type: string}}, ping: {x-howl-role: ping, payload: {type: object}}}
                  two: {address: /a, messages: {n: {payload: {type: object}}}}
                operations: {tell: {action: send, channel: {$ref: '#/channels/two'}}}
                """);
        Contract sockets = Sockets.of(contract);
        Channel socket = sockets.channels().get(0);
        assertThat(ids(Directions.toServer(sockets, socket))).containsExactly("m", "ping");
        assertThat(ids(Directions.toClient(sockets, socket))).containsExactly("m", "n");
        assertThat(sockets.operations()).extracting(Operation::action).contains(Action.RECEIVE, Action.SEND);
        assertThat(contract.diagnostics())
                .extracting(finding -> finding.location().line() + ": " + finding.message())
                .singleElement()
                .asString()
                .startsWith("4: channel 'one' has no operation, so each of its messages may be sent by both sides");
    }

    @Test
    void aDocumentWithoutChannelsSaysThatOnlyTypesAreGenerated() throws Exception {
        assertThat(read("asyncapi: 3.0.0\ninfo: {title: T, version: '1'}\n").diagnostics())
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.isError()).isFalse();
                    assertThat(finding.message()).startsWith("the document has no channels");
                });
    }

    @Test
    void channelsOfOneAddressSayTheSameOfTheirSocket() {
        assertThat(diagnostics("""
                        channels:
                          one: {address: /a, x-howl-client-name: A, x-howl-topics: {t: {events: []}}}
                          two: {address: /a, x-howl-client-name: B, x-howl-on-invalid: ignore}
                          three: {address: /a, x-howl-on-invalid: ignore, x-howl-topics: {t: {events: []}}}
                        """))
                .contains(
                        "5:3: warning: channels 'one' and 'two' have the same address, and differ in"
                                + " x-howl-client-name; write it in one of them, or the same in both",
                        "6:67: warning: channels 'one' and 'three' have the same address, and both have a topic 't';"
                                + " give one of them another name");
    }
}
