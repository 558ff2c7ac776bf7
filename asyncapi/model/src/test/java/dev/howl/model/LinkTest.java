package dev.howl.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.model.Operation.Reply;
import dev.howl.model.schema.Schema;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinkTest {
    private final Path folder;

    LinkTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private Schema payload(Contract contract) {
        return Objects.requireNonNull(
                contract.channels().get(0).messages().get(0).payload());
    }

    @Test
    void aRecursiveSchemaIsACycleOfObjects() {
        Schema tree = payload(Documents.contract(folder, """
                channels:
                  chat: {messages: {grow: {payload: {$ref: '#/components/schemas/Tree'}}}}
                components:
                  schemas:
                    Tree:
                      type: object
                      properties:
                        left: {$ref: '#/components/schemas/Tree'}
                        all: {type: array, items: {$ref: '#/components/schemas/Tree'}}
                """));
        assertThat(tree.name()).isEqualTo("Tree");
        assertThat(tree.pointer()).isEqualTo("/components/schemas/Tree");
        assertThat(tree.location().line()).isEqualTo(8);
        assertThat(tree.keywords().properties().get("left")).isSameAs(tree);
        assertThat(property(tree, "all").keywords().items()).isSameAs(tree);
    }

    @Test
    void aSchemaReferredToTwiceIsOneObjectAndInlineSchemasHaveNoName() {
        Contract contract = Documents.contract(folder, """
                channels:
                  chat:
                    messages:
                      a: {payload: {type: object, properties: {t: {$ref: '#/components/schemas/T'}}}}
                      b: {payload: {$ref: '#/components/schemas/T'}}
                components: {schemas: {T: {$ref: '#/components/schemas/U'}, U: {type: string}}}
                """);
        Schema a = payload(contract);
        assertThat(a.name()).isNull();
        assertThat(a.keywords().properties().get("t"))
                .isSameAs(contract.channels().get(0).messages().get(1).payload());
    }

    @Test
    void everythingOfADocumentIsInTheModel() {
        Contract contract = Documents.contract(folder, """
                defaultContentType: application/cbor
                channels:
                  chat:
                    address: /chat/{room}
                    title: Chat room
                    parameters:
                      room: {$ref: '#/components/parameters/room'}
                    messages:
                      say:
                        name: Say
                        correlationId: {$ref: '#/components/correlationIds/ref'}
                        payload: {type: object, properties: {ref: {type: string}}}
                        examples: [{name: short, summary: Short, payload: {ref: a}}]
                operations:
                  talk:
                    action: receive
                    channel: {$ref: '#/channels/chat'}
                    tags: [{name: talking}, {$ref: '#/components/tags/loud'}]
                    x-howl-method: talkNow
                    x-howl-scope: talk
                    x-howl-planned: true
                components:
                  parameters: {room: {description: Which, enum: [red, blue], default: red}}
                  correlationIds: {ref: {location: $message.payload#/ref}}
                  tags: {loud: {name: loud}}
                """);
        Channel channel = contract.channels().get(0);
        assertThat(channel.location().toString()).endsWith("chat.yaml:5:3");
        assertThat(channel.parameters()).singleElement().satisfies(parameter -> {
            assertThat(parameter.values()).containsExactly("red", "blue");
            assertThat(parameter.defaultValue()).isEqualTo("red");
        });
        assertThat(channel.messages()).singleElement().satisfies(message -> {
            assertThat(message.contentType()).isEqualTo("application/cbor");
            assertThat(message.correlationId()).isEqualTo("$message.payload#/ref");
            assertThat(message.examples().get(0).name()).isEqualTo("short");
            assertThat(message.location().line()).isEqualTo(11);
        });
        assertThat(contract.operations(channel)).singleElement().satisfies(operation -> {
            assertThat(operation.messages()).isEqualTo(channel.messages());
            assertThat(operation.tags()).containsExactly("talking", "loud");
            assertThat(operation.method()).isEqualTo("talkNow");
            assertThat(operation.scope()).isEqualTo("talk");
            assertThat(operation.planned()).isTrue();
        });
    }

    @Test
    void traitsAddAndNeverOverride() {
        Contract contract = Documents.contract(folder, """
                channels:
                  chat:
                    messages:
                      say:
                        title: Own
                        payload: {type: string}
                        traits:
                          - {title: First, summary: First, description: First}
                          - $ref: '#/components/messageTraits/second'
                operations:
                  talk:
                    action: send
                    channel: {$ref: '#/channels/chat'}
                    traits: [{summary: Trait, tags: [{name: t}]}]
                components:
                  messageTraits: {second: {title: Second, summary: Second, x-howl-name: Said}}
                """);
        assertThat(contract.channels().get(0).messages().get(0)).satisfies(message -> {
            assertThat(message.title()).isEqualTo("Own");
            assertThat(message.summary()).isEqualTo("Second");
            assertThat(message.description()).isEqualTo("First");
            assertThat(message.javaName()).isEqualTo("Said");
        });
        assertThat(contract.operations().get(0).summary()).isEqualTo("Trait");
        assertThat(contract.operations().get(0).tags()).containsExactly("t");
    }

    @Test
    void aReplyTravelsOnItsOwnChannelOrThatOfTheOperation() {
        Contract contract = Documents.contract(folder, """
                channels:
                  ask: {address: /a, messages: {question: {payload: %s}, answer: {payload: %s}}}
                  replies: {address: /b, messages: {one: {payload: {}}, two: {payload: {type: string}}}}
                operations:
                  same:
                    action: receive
                    channel: {$ref: '#/channels/ask'}
                    messages: [{$ref: '#/channels/ask/messages/question'}]
                    reply: {messages: [{$ref: '#/channels/ask/messages/answer'}]}
                  other:
                    action: send
                    channel: {$ref: '#/channels/ask'}
                    messages: [{$ref: '#/channels/ask/messages/question'}]
                    reply: {channel: {$ref: '#/channels/replies'}, messages: [{$ref: '#/channels/replies/messages/one'}]}
                """.formatted(typed("q"), typed("a")));
        Reply same = Objects.requireNonNull(contract.operations().get(0).reply());
        Reply other = Objects.requireNonNull(contract.operations().get(1).reply());
        assertThat(same.channel().id()).isEqualTo("ask");
        assertThat(same.messages()).extracting(Message::id).containsExactly("answer");
        assertThat(other.channel().id()).isEqualTo("replies");
        assertThat(other.messages()).extracting(Message::id).containsExactly("one");
        assertThat(ids(Directions.toServer(contract, contract.channels().get(0))))
                .containsExactly("question");
        assertThat(ids(Directions.toServer(contract, contract.channels().get(1))))
                .containsExactly("one");
    }

    private static List<String> ids(List<Message> messages) {
        return messages.stream().map(Message::id).toList();
    }

    @Test
    void aChannelMayBeAReusableOneAndPointersMayLeadThroughReferences() {
        Contract contract = Documents.contract(folder, """
                channels:
                  chat: {$ref: '#/components/channels/room'}
                operations:
                  talk:
                    action: send
                    channel: {$ref: '#/channels/chat'}
                    messages:
                      - $ref: '#/channels/chat/messages/say'
                      - $ref: '#/components/channels/room/messages/hear'
                components:
                  channels:
                    room: {address: /, messages: {say: {payload: %s}, hear: {payload: %s}}}
                """.formatted(typed("say"), typed("hear")));
        assertThat(contract.operations().get(0).messages())
                .extracting(Message::id)
                .containsExactly("say", "hear");
    }

    private static String typed(String type) {
        return "{type: object, required: [type], properties: {type: {const: %s}}}".formatted(type);
    }

    @Test
    void multiFormatSchemasAreReadIfTheyAreJsonSchema() {
        Contract contract = Documents.contract(folder, """
                channels:
                  chat:
                    messages:
                      say:
                        payload:
                          schemaFormat: application/schema+yaml;version=draft-07
                          schema: {type: string}
                """);
        assertThat(payload(contract).keywords().types()).containsExactly(Schema.Type.STRING);
        assertThat(Documents.diagnostics(folder, """
                        channels:
                          chat:
                            messages:
                              say:
                                payload:
                                  schemaFormat: application/vnd.apache.avro;version=1.9.0
                                  schema: {$ref: 'https://example.com/a.avsc'}
                        """))
                .containsExactly(
                        "8:11: warning: frames of message 'say' are binary (application/octet-stream): their bytes are"
                                + " neither decoded nor checked against the payload's schema",
                        "8:25: warning: schema format 'application/vnd.apache.avro;version=1.9.0' is not supported, so"
                                + " values are not checked against the schema; supported are JSON Schema draft-04 to"
                                + " 2020-12, AsyncAPI and OpenAPI schemas",
                        "9:19: warning: 'https://example.com/a.avsc' is not fetched, so any value is allowed; add a"
                                + " local copy to a catalog (--catalog)");
    }

    @Test
    void keywordsThatNoTypeExpressesAreListedWithTheirPlaces() {
        Schema schema = payload(Documents.contract(folder, """
                channels:
                  chat:
                    messages:
                      say:
                        payload:
                          type: object
                          if: {required: [a]}
                          then: {required: [b]}
                          not: {required: [c]}
                          patternProperties: {'^x': {}}
                          dependencies: {a: [b]}
                          properties:
                            tuple: {type: array, items: [{}, {}], additionalItems: false}
                            list: {type: array, items: {}, additionalItems: false, contains: {}}
                            constant: {const: {a: 1}}
                            never: false
                """));
        assertThat(schema.keywords().unsupported().keySet())
                .containsExactly("if", "then", "not", "patternProperties", "dependencies");
        assertThat(Objects.requireNonNull(schema.keywords().unsupported().get("not"))
                        .line())
                .isEqualTo(11);
        assertThat(unsupported(schema, "tuple")).containsExactly("items", "additionalItems");
        assertThat(unsupported(schema, "list")).containsExactly("contains");
        assertThat(unsupported(schema, "constant")).containsExactly("const");
        assertThat(unsupported(schema, "never")).containsExactly("false");
    }

    private static Schema property(Schema schema, String name) {
        return Objects.requireNonNull(schema.keywords().properties().get(name));
    }

    private static Iterable<String> unsupported(Schema schema, String property) {
        return property(schema, property).keywords().unsupported().keySet();
    }

    @Test
    void extensionsOfAChannelAreRead() {
        ChannelExtensions howl =
                Documents.contract(folder, """
                channels:
                  chat:
                    x-howl-client-name: ChatClient
                    x-howl-heartbeat: {interval: PT5S, idle-timeout: PT15S}
                    x-howl-on-invalid: ignore
                    x-howl-close-codes: {'4001': {name: lagging, description: Too slow, reconnect: true}}
                """).channels().get(0).howl();
        assertThat(howl.clientName()).isEqualTo("ChatClient");
        assertThat(Objects.requireNonNull(howl.heartbeat()).idleTimeout()).hasSeconds(15);
        assertThat(howl.onInvalid()).isEqualTo("ignore");
        assertThat(howl.closeCodes().get(4001))
                .satisfies(code -> assertThat(code.reconnect()).isTrue());
    }
}
