package dev.howl.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.runtime.Direction;
import dev.howl.validation.FrameValidator;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class FrameSchemasTest {
    private final Path folder;

    FrameSchemasTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private ObjectNode bundle(String text) {
        Contract contract = Documents.contract(folder, text);
        return FrameSchemas.bundle(contract, contract.channels().get(0));
    }

    private static JsonNode json(String text) {
        return new JsonMapper().readTree(text.replace('\'', '"'));
    }

    @Test
    void messagesStandInTheirDirectionsAndRecursionIsKept() {
        assertThat(bundle("""
                channels:
                  chat:
                    messages:
                      grow:
                        payload:
                          type: object
                          required: [type]
                          properties: {type: {const: grow}, tree: {$ref: '#/components/schemas/Tree'}}
                      grown: {payload: {type: object, required: [type], properties: {type: {const: grown}}}}
                      unused: {payload: {type: string}}
                operations:
                  grow:
                    action: receive
                    channel: {$ref: '#/channels/chat'}
                    messages: [{$ref: '#/channels/chat/messages/grow'}]
                    reply: {messages: [{$ref: '#/channels/chat/messages/grown'}]}
                components:
                  schemas:
                    Tree:
                      type: object
                      x-howl-name: Baum
                      externalDocs: {url: 'https://example.com'}
                      default: {x-kept: 1}
                      properties:
                        left: {$ref: '#/components/schemas/Tree'}
                        x-property: {type: string, x-note: hi}
                """)).isEqualTo(json("""
                {'channel': 'chat', 'routing': {
                    'toServer': {'value': '/type', 'cases': [{'is': ['grow'], 'then': 'grow'}]},
                    'toClient': {'value': '/type', 'cases': [{'is': ['grown'], 'then': 'grown'}]}},
                 'toServer': {'grow': {'type': 'object', 'required': ['type'], 'properties': {
                    'type': {'const': 'grow'}, 'tree': {'$ref': '#/definitions/Tree'}}}},
                 'toClient': {'grown': {'type': 'object', 'required': ['type'], 'properties': {
                    'type': {'const': 'grown'}}}},
                 'definitions': {'Tree': {'type': 'object', 'default': {'x-kept': 1}, 'properties': {
                    'left': {'$ref': '#/definitions/Tree'}, 'x-property': {'type': 'string'}}}}}
                """));
    }

    @Test
    void aRecursiveSchemaWithoutANameGetsOne() {
        assertThat(bundle("""
                channels:
                  chat:
                    messages:
                      grow:
                        payload:
                          type: object
                          properties: {again: {$ref: '#/channels/chat/messages/grow/payload'}}
                      open: {}
                operations:
                  grow: {action: send, channel: {$ref: '#/channels/chat'}, messages: [{$ref: '#/channels/chat/messages/grow'}]}
                  open: {action: receive, channel: {$ref: '#/channels/chat'}, messages: [{$ref: '#/channels/chat/messages/open'}]}
                """)).isEqualTo(json("""
                {'channel': 'chat', 'routing': {'toServer': 'open', 'toClient': 'grow'}, 'toServer': {'open': {}},
                 'toClient': {'grow': {'$ref': '#/definitions/chat.1'}},
                 'definitions': {'chat.1': {'type': 'object', 'properties': {'again': {'$ref': '#/definitions/chat.1'}}}}}
                """));
    }

    @Test
    void itsNameIsThatOfNoPath() {
        ObjectNode bundle = bundle("""
                channels:
                  '/chat room':
                    messages:
                      grow: {payload: {properties: {tree: {properties: {left: {$ref: '#/channels/~1chat%20room/messages/grow/payload/properties/tree'}}}}}}
                operations:
                  grow: {action: receive, channel: {$ref: '#/channels/~1chat%20room'}}
                """);
        assertThat(bundle.path("definitions").propertyNames()).containsExactly("_chat_room.1");
        assertThat(FrameValidator.load(bundle).messages(Direction.TO_SERVER)).containsExactly("grow");
    }

    @Test
    void schemasOfOneNameInTwoFilesStayTwo() {
        Contract contract = new Documents(folder)
                .with("in/chat.yaml", Documents.HEAD + """
                        channels:
                          chat: {messages: {say: {payload: {properties: {a: {$ref: 'a.yaml#/T'}, b: {$ref: 'b.yaml#/T'}}}}}}
                        operations: {say: {action: send, channel: {$ref: '#/channels/chat'}}}
                        """)
                .with("in/a.yaml", "T: {type: string}")
                .with("in/b.yaml", "T: {type: integer}")
                .contract("in/chat.yaml");
        assertThat(FrameSchemas.bundle(contract, contract.channels().get(0)).get("definitions"))
                .isEqualTo(json("{'T': {'type': 'string'}, 'T.2': {'type': 'integer'}}"));
    }

    @Test
    void keywordsWithoutATypeAreKeptForValidation() {
        assertThat(bundle("""
                channels:
                  chat:
                    messages:
                      say:
                        payload:
                          if: {required: [a]}
                          then: {$ref: '#/components/schemas/B'}
                          items: [{type: string, x-a: 1}, true]
                          dependencies: {a: [b], c: {$ref: '#/components/schemas/B'}}
                          enum: [{x-a: 1}]
                operations: {say: {action: send, channel: {$ref: '#/channels/chat'}}}
                components: {schemas: {B: {required: [b]}}}
                """).get("toClient").get("say")).isEqualTo(json("""
                {'if': {'required': ['a']}, 'then': {'$ref': '#/definitions/B'}, 'items': [{'type': 'string'}, true],
                 'dependencies': {'a': ['b'], 'c': {'$ref': '#/definitions/B'}}, 'enum': [{'x-a': 1}]}
                """));
    }

    @Test
    void theDiscriminatorIsOneThatTellsEveryDirectionApart() {
        String twice = "{type: object, required: [v, op], properties: {v: {const: '1'}, op: {const: %s}}}";
        String document = """
                channels:
                  chat: {messages: {a: {payload: %s}, b: {payload: %s}}}
                operations:
                  out: {action: send, channel: {$ref: '#/channels/chat'}}
                """;
        assertThat(bundle(document.formatted(twice.formatted("a"), twice.formatted("b")))
                        .at("/routing/toClient/value"))
                .isEqualTo(json("'/op'"));
    }
}
