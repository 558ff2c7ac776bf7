package dev.howl.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.howl.model.Operation.Action;
import dev.howl.model.reader.ContractReader;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The side that a document describes. Behind the reader all actions are those of the server. */
class ViewTest {
    private static final String CHAT = """
            channels:
              chat:
                address: /chat
                messages: {say: {payload: {type: object}}, said: {payload: {type: object}}}
            operations:
              talk: {action: send, channel: {$ref: '#/channels/chat'}, messages: [{$ref: '#/channels/chat/messages/say'}]}
              listen: {action: receive, channel: {$ref: '#/channels/chat'}, messages: [{$ref: '#/channels/chat/messages/said'}]}
            """;

    private final Path folder;

    ViewTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private static ReadOptions option(View view) {
        return new ReadOptions(null, null, view, null, false);
    }

    private List<Action> actions(String document, ReadOptions options) {
        return Documents.contract(folder, document, options).operations().stream()
                .map(Operation::action)
                .toList();
    }

    private List<String> lines(String document, ReadOptions options) {
        return Documents.contract(folder, document, options).viewpoint().lines();
    }

    @Test
    void withoutAWordTheDocumentDescribesTheServer() {
        assertThat(actions(CHAT, ReadOptions.DEFAULT)).containsExactly(Action.SEND, Action.RECEIVE);
        assertThat(lines(CHAT, ReadOptions.DEFAULT)).containsExactly("view: server (default)");
    }

    @Test
    void aDocumentOfTheClientIsTurned() {
        String document = "x-howl-view: client\n" + CHAT;
        assertThat(actions(document, ReadOptions.DEFAULT)).containsExactly(Action.RECEIVE, Action.SEND);
        assertThat(lines(document, ReadOptions.DEFAULT)).containsExactly("view: client (x-howl-view)");
        assertThat(actions(CHAT, option(View.CLIENT))).containsExactly(Action.RECEIVE, Action.SEND);
        assertThat(lines(CHAT, option(View.CLIENT))).containsExactly("view: client (option)");
    }

    @Test
    void theOptionCountsMoreThanTheDocument() {
        String document = "x-howl-view: client\n" + CHAT;
        assertThat(actions(document, option(View.SERVER))).containsExactly(Action.SEND, Action.RECEIVE);
        assertThat(lines(document, option(View.SERVER))).containsExactly("view: server (option)");
    }

    @Test
    void theExtensionMayStandInInfo() {
        new Documents(folder).with("info.yaml", """
                asyncapi: 3.1.0
                info: {title: Chat client, version: 1.0.0, x-howl-view: server}
                """ + CHAT);
        assertThat(new Documents(folder).contract("info.yaml").viewpoint().lines())
                .containsExactly("view: server (x-howl-view)");
        new Documents(folder).with("both.yaml", """
                asyncapi: 3.1.0
                info: {title: Chat, version: 1.0.0, x-howl-view: server}
                x-howl-view: client
                """ + CHAT);
        assertThat(new Documents(folder).diagnostics("both.yaml"))
                .containsExactly("both.yaml:2:50: error: x-howl-view of info differs from that of the document; remove "
                        + "one of them");
    }

    @ParameterizedTest
    @ValueSource(strings = {"broker", "Client", "[client]", "5"})
    void otherViewsAreErrors(String view) {
        assertThat(Documents.diagnostics(folder, "x-howl-view: " + view + "\n" + CHAT))
                .singleElement()
                .asString()
                .startsWith("3:14: error: x-howl-view: ");
    }

    @Test
    void publishAndSubscribeAreTurned() {
        String document = """
                asyncapi: 2.6.0
                info: {title: Chat, version: 1.0.0}
                x-howl-view: client
                channels:
                  /chat:
                    publish: {message: {name: say, payload: {type: object}}}
                    subscribe: {message: {name: said, payload: {type: object}}}
                """;
        Contract contract = new Documents(folder).with("two.yaml", document).contract("two.yaml");
        Channel chat = contract.channels().get(0);
        assertThat(Directions.toClient(contract, chat)).extracting(Message::id).containsExactly("say");
        assertThat(Directions.toServer(contract, chat)).extracting(Message::id).containsExactly("said");
        assertThat(contract.operations()).extracting(Operation::id).containsExactly("/chat.publish", "/chat.subscribe");
    }

    @Test
    void repliesTravelTheOtherWay() {
        Contract contract = Documents.contract(folder, """
                x-howl-view: client
                channels:
                  chat: {address: /chat, messages: {ask: {payload: {type: object}}, answer: {payload: {type: object}}}}
                operations:
                  ask:
                    action: send
                    channel: {$ref: '#/channels/chat'}
                    messages: [{$ref: '#/channels/chat/messages/ask'}]
                    reply: {channel: {$ref: '#/channels/chat'}, messages: [{$ref: '#/channels/chat/messages/answer'}]}
                """);
        Channel chat = contract.channels().get(0);
        assertThat(Directions.toServer(contract, chat)).extracting(Message::id).containsExactly("ask");
        assertThat(Directions.toClient(contract, chat)).extracting(Message::id).containsExactly("answer");
    }

    @Test
    void findingsNameTheActionsOfTheDocument() {
        String document = """
                channels:
                  chat:
                    address: /chat
                    messages: {hello: {x-howl-role: connect, payload: {type: object}}}
                    x-howl-topics: {room: {events: [hello], snapshot: nothing}}
                operations:
                  OPERATION
                """;
        String greet = "greet: {action: receive, channel: {$ref: '#/channels/chat'}}";
        assertThat(Documents.diagnostics(folder, "x-howl-view: client\n" + document.replace("OPERATION", greet)))
                .anyMatch(line -> line.contains("has role 'connect', so clients send it; name it in an operation with"
                        + " action send of channel 'chat'"))
                .anyMatch(line ->
                        line.contains("which is not an operation of channel 'chat' with action send and a reply"));
        assertThat(Documents.diagnostics(folder, document.replace("OPERATION", greet)))
                .anyMatch(line ->
                        line.contains("which the server does not send; add it to an operation with action" + " send"))
                .anyMatch(line ->
                        line.contains("which is not an operation of channel 'chat' with action receive and a reply"));
    }

    @Test
    void directionsAreTheSameInBothViews() {
        String document = """
                channels:
                  chat:
                    address: /chat
                    messages:
                      a: {contentType: text/plain, payload: {type: string}}
                      b: {contentType: text/plain, payload: {type: string}}
                operations:
                  talk: {action: ACTION, channel: {$ref: '#/channels/chat'}}
                """;
        List<String> served = Documents.diagnostics(folder, document.replace("ACTION", "receive"));
        assertThat(served).isNotEmpty().anyMatch(line -> line.contains("clients send"));
        assertThat(Documents.diagnostics(folder, document.replace("ACTION", "send"), option(View.CLIENT)))
                .isEqualTo(served);
    }

    @Test
    void aDocumentWithErrorsHasAViewToo() {
        new Documents(folder).with("bad.yaml", """
                asyncapi: 3.0.0
                info: {title: Chat}
                x-howl-view: client
                channels: {}
                """);
        assertThatThrownBy(() -> ContractReader.read(folder.resolve("bad.yaml")))
                .isInstanceOfSatisfying(InvalidContractException.class, e -> assertThat(e.viewpoint())
                        .extracting(Viewpoint::view)
                        .isEqualTo(View.CLIENT));
    }

    @Test
    void viewsHaveNames() {
        assertThat(View.of(" Client ")).isEqualTo(View.CLIENT);
        assertThatThrownBy(() -> View.of("broker")).hasMessage("unknown view 'broker'; expected server or client");
    }
}
