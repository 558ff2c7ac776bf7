package dev.howl.generator.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.model.reader.ContractReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages of messages without examples. */
class GeneratedFramesTest {
    private static final String DOCUMENT = """
            asyncapi: 3.0.0
            info: { title: Shop, version: 1.0.0 }
            servers: { main: { host: shop.example, protocol: wss } }
            channels:
              desk:
                address: /desk
                messages:
                  order:
                    payload:
                      type: object
                      required: [ item ]
                      properties: { item: { type: string }, count: { type: integer, minimum: 1 } }
                  never: { payload: { type: object, minProperties: 2, maxProperties: 1 } }
                  open: { title: Anything }
                  said: { payload: { type: string }, examples: [ { payload: Hi } ] }
                  stray: { payload: { type: object, required: [ name ], properties: { name: { type: string } } } }
            operations:
              buy:
                action: receive
                channel: { $ref: '#/channels/desk' }
                messages: [ { $ref: '#/channels/desk/messages/order' } ]
              tell:
                action: send
                channel: { $ref: '#/channels/desk' }
                messages:
                  - { $ref: '#/channels/desk/messages/never' }
                  - { $ref: '#/channels/desk/messages/open' }
                  - { $ref: '#/channels/desk/messages/said' }
            """;

    @TempDir
    private Path folder = Path.of("");

    private Map<String, String> site = Map.of();

    @BeforeEach
    void emit() throws Exception {
        site = DocsEmitter.emit(ContractReader.read(Files.writeString(folder.resolve("shop.yaml"), DOCUMENT)));
    }

    @Test
    void aMessageHasAFrameThatIsSaidToBeGenerated() {
        assertThat(page("messages/order.md"))
                .contains("JSON frame (generated from the schema)")
                .contains("\"item\": \"item\"");
        assertThat(page("operations/buy.md")).contains("JSON frame (generated from the schema)");
    }

    @Test
    void clientsSendTheGeneratedFrame() {
        assertThat(page("messages/order.md"))
                .contains("> {\"item\":\"item\",\"count\":1}")
                .contains("socket.send(JSON.stringify({\"item\":\"item\",\"count\":1}))")
                .contains(".item(\"item\")");
    }

    @Test
    void aMessageThatNoOperationSendsHasAFrame() {
        assertThat(page("messages/stray.md")).contains("\"name\": \"Ada\"");
    }

    @Test
    void anOpenMessageIsNotSaidToHaveASchema() {
        assertThat(page("messages/open.md")).contains("JSON frame (any JSON value is allowed)");
    }

    @Test
    void aPageSaysThatThereIsNoFrame() {
        assertThat(page("messages/never.md"))
                .contains("The document has no example, and no frame that fits the schema was found for one.")
                .doesNotContain("wscat");
    }

    @Test
    void anExampleOfTheDocumentIsShownAlone() {
        assertThat(page("messages/said.md")).contains("\"Hi\"").doesNotContain("generated");
    }

    private String page(String path) {
        return site.getOrDefault(path, "");
    }
}
