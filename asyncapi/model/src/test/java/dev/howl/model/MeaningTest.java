package dev.howl.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MeaningTest {
    private final Path folder;

    MeaningTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private List<String> diagnostics(String text) {
        return Documents.diagnostics(folder, text);
    }

    /** A payload with a type of its own. */
    private static String typed(String type) {
        return "{type: object, required: [type], properties: {type: {const: %s}}}".formatted(type);
    }

    @Test
    void operationsNameMessagesOfTheirChannelOnly() {
        assertThat(diagnostics("""
                        channels:
                          chat:
                            messages: {say: {payload: {}}, join: {payload: {}}, leave: {payload: {}}}
                          other:
                            address: /o
                            messages: {sing: {payload: {}}}
                        operations:
                          say:
                            action: receive
                            channel: {$ref: '#/channels/chat'}
                            messages:
                              - $ref: '#/channels/chat/messages/sayIt'
                              - $ref: '#/channels/other/messages/sing'
                            reply:
                              channel: {$ref: '#/channels/other'}
                              messages: [{$ref: '#/channels/chat/messages/join'}]
                          hum:
                            action: send
                            channel: {$ref: '#/channels/choir'}
                          hold:
                            action: send
                            channel: {$ref: '#/components/schemas/X'}
                        components: {schemas: {X: {}}}
                        """))
                .containsExactly(
                        "14:9: error: operation 'say' names message 'sayIt', which channel 'chat' does not have; it has:"
                                + " say, join, leave",
                        "15:9: error: operation 'say' names '#/channels/other/messages/sing', which is not a "
                                + "message of its channel 'chat'; refer to '#/channels/chat/messages/…': it has: say, "
                                + "join, leave",
                        "16:5: warning: the reply of operation 'say' is sent on channel 'other' at '/o', but "
                                + "the request on the WebSocket of channel 'chat', which is another connection; use a "
                                + "channel with the same address",
                        "18:18: error: the reply of operation 'say' names '#/channels/chat/messages/join', "
                                + "which is not a message of its channel 'other'; refer to "
                                + "'#/channels/other/messages/…': it has: sing",
                        "21:14: error: operation 'hum' names channel 'choir', which the document does not have; it has:"
                                + " chat, other",
                        "24:14: error: operation 'hold' refers to '#/components/schemas/X', which is not a "
                                + "channel of this document; it has: chat, other");
    }

    @Test
    void addressesAndParametersBelongTogether() {
        assertThat(diagnostics("""
                        channels:
                          one:
                            address: /{room}/{user}
                            parameters: {rooms: {}, user: {}}
                          two:
                            address: /{room}/{guest}
                            parameters: {room: {}, guest: {}}
                          three:
                            address: /{room
                          four: {address: null}
                          five: {}
                        """))
                .containsExactly(
                        "5:14: error: the address '/{room}/{user}' of channel 'one' has {room}, which its parameters do"
                                + " not define; it has: rooms, user; did you mean 'rooms'?",
                        "6:18: error: parameter 'rooms' is not in the address '/{room}/{user}' of channel 'one'; write"
                                + " {rooms} there or remove it",
                        "7:3: warning: the address '/{room}/{guest}' of channel 'two' matches the same paths "
                                + "as '/{room}/{user}' of channel 'one'; to make them one WebSocket, give the "
                                + "parameters the same names",
                        "11:14: error: the braces of '/{room' do not match; write each parameter as {name}");
    }

    @Test
    void examplesFitTheirSchemas() {
        assertThat(diagnostics("""
                        channels:
                          chat:
                            messages:
                              say:
                                payload:
                                  type: object
                                  required: [payload]
                                  properties:
                                    payload:
                                      type: object
                                      additionalProperties: false
                                      required: [text]
                                      properties:
                                        text: {type: string, maxLength: 5}
                                        id: {type: string, format: uuid}
                                        count: {type: integer, minimum: 1}
                                examples:
                                  - name: long
                                    payload: {payload: {text: 'too long', id: abc, count: 0, more: 1}}
                                  - payload: {payload: {count: 1.5}}
                                  - payload: {payload: {text: ok, id: 6f1c3f9a-5d6a-4c4e-9a53-0d5f6f1d7c11}}
                        """))
                .containsExactly(
                        "21:33: error: example 'long' violates its schema at /payload/text: longer than 5 characters",
                        "21:51: error: example 'long' violates its schema at /payload/id: is not a valid uuid, found \"abc\"",
                        "21:60: error: example 'long' violates its schema at /payload/count: less than 1",
                        "21:70: error: example 'long' violates its schema at /payload: has a property that is not"
                                + " allowed: 'more'",
                        "22:23: error: example 2 violates its schema at /payload: 'text' is required",
                        "22:33: error: example 2 violates its schema at /payload/count: must be integer, found number");
    }

    @Test
    void anExampleIsHeldAgainstTheAlternativeThatItMeans() {
        assertThat(diagnostics("""
                        channels:
                          chat:
                            messages:
                              say:
                                payload:
                                  oneOf:
                                    - {type: object, required: [k, a], properties: {k: {const: a}, a: {type: string}}}
                                    - {type: object, required: [k, b], properties: {k: {const: b}, b: {type: string}}}
                                examples:
                                  - payload: {k: b, b: 5}
                                  - payload: {k: c}
                                  - payload: {k: a, a: fine}
                        """))
                .containsExactly(
                        "12:29: error: example 1 violates its schema at /b: must be string, found integer",
                        "13:22: error: example 2 violates its schema: matches none of its 2 alternatives");
    }

    @Test
    void examplesOfARecursiveSchemaAreChecked() {
        assertThat(diagnostics("""
                        channels:
                          chat:
                            messages:
                              grow:
                                payload: {$ref: '#/components/schemas/Tree'}
                                examples: [{payload: {left: {left: {size: big}}}}]
                        components:
                          schemas:
                            Tree:
                              type: object
                              properties: {size: {type: integer}, left: {$ref: '#/components/schemas/Tree'}}
                        """))
                .containsExactly(
                        "8:45: error: example 1 violates its schema at /left/left/size: must be integer, found string");
    }

    @Test
    void defaultsConstantsAndEnumsFitTheirOwnSchemas() {
        assertThat(diagnostics("""
                        components:
                          schemas:
                            A: {type: integer, default: no way}
                            B: {type: string, const: 5}
                            C: {type: string, maxLength: 2, enum: [a, abc, 7]}
                            D: {enum: [a, b], default: c}
                        """))
                .containsExactly(
                        "5:33: error: default violates its own schema: must be integer, found string",
                        "6:30: warning: const violates its own schema: must be string, found integer",
                        "7:47: warning: value of enum violates its own schema: longer than 2 characters",
                        "7:52: warning: value of enum violates its own schema: must be string, found integer",
                        "8:32: error: default violates its own schema: must be one of \"a\", \"b\", found \"c\"");
    }

    @Test
    void messagesOfADirectionAreToldApart() {
        String document = """
                channels:
                  chat:
                    messages:
                      a: {payload: %s}
                      b: {payload: %s}
                      c: {payload: %s}
                operations:
                  hear: {action: send, channel: {$ref: '#/channels/chat'}}
                """;
        assertThat(diagnostics(document.formatted(typed("a"), typed("b"), typed("c"))))
                .isEmpty();
        assertThat(diagnostics(
                        document.formatted(typed("a"), "{type: object, properties: {type: {const: b}}}", typed("c"))))
                .isEmpty();
        assertThat(diagnostics(document.formatted(typed("a"), "{type: array}", typed("a"))))
                .containsExactly(
                        "8:7: warning: message 'c' cannot be distinguished from 'a', which the server sends too "
                                + "in channel 'chat': both accept {\"type\":\"a\"}, which is read as 'a'; give each "
                                + "message a required property, such as 'type', with a different const");
        assertThat(diagnostics(document.formatted(typed("a"), "{}", "{}")))
                .singleElement()
                .asString()
                .startsWith("8:7: warning: message 'c' cannot be distinguished from 'b', which the server sends too");
    }

    @Test
    void repliesCountAsMessagesOfTheOtherDirection() {
        assertThat(diagnostics("""
                        channels:
                          chat: {messages: {ask: {payload: {}}, answer: {payload: {}}, tell: {payload: {}}}}
                        operations:
                          ask:
                            action: receive
                            channel: {$ref: '#/channels/chat'}
                            messages: [{$ref: '#/channels/chat/messages/ask'}]
                            reply: {messages: [{$ref: '#/channels/chat/messages/answer'}]}
                          tell:
                            action: send
                            channel: {$ref: '#/channels/chat'}
                            messages: [{$ref: '#/channels/chat/messages/tell'}]
                        """))
                .singleElement()
                .asString()
                .contains(
                        "message 'tell' cannot be distinguished from 'answer', which the server sends too in channel 'chat'");
    }

    @Test
    void eachDirectionHasMarksOfItsOwn() {
        String other = "{type: object, required: [op], properties: {op: {const: %s}}}";
        assertThat(diagnostics("""
                        channels:
                          chat:
                            messages: {a: {payload: %s}, b: {payload: %s}, c: {payload: %s}, d: {payload: %s}}
                        operations:
                          in:
                            action: receive
                            channel: {$ref: '#/channels/chat'}
                            messages: [{$ref: '#/channels/chat/messages/a'}, {$ref: '#/channels/chat/messages/b'}]
                          out:
                            action: send
                            channel: {$ref: '#/channels/chat'}
                            messages: [{$ref: '#/channels/chat/messages/c'}, {$ref: '#/channels/chat/messages/d'}]
                        """.formatted(typed("a"), typed("b"), other.formatted("c"), other.formatted("d"))))
                .isEmpty();
    }

    @Test
    void correlationsLeadToAPropertyOfThePayload() {
        assertThat(diagnostics("""
                        channels:
                          chat:
                            messages:
                              a: {payload: {properties: {ref: {}}}, correlationId: {location: $message.payload#/reff}}
                              b: {payload: {}, correlationId: {location: $message.header#/ref}}
                              c: {payload: {}, correlationId: {location: ref}}
                              d: {payload: {allOf: [{properties: {ref: {}}}]}, correlationId: {location: $message.payload#/ref}}
                              e: {payload: {}, correlationId: {location: $message.payload#}}
                        operations: {x: {action: send, channel: {$ref: '#/channels/chat'}, messages: [{$ref: '#/channels/chat/messages/a'}]}}
                        """))
                .containsExactly(
                        "6:60: warning: correlation id '$message.payload#/reff' refers to a property that is "
                                + "not in the payload of message 'a'; add the property to its schema",
                        "7:39: warning: correlation id '$message.header#/ref' of message 'b' is ignored: a "
                                + "WebSocket frame has no headers; put the id into the payload "
                                + "($message.payload#/property)",
                        "8:50: error: 'location' must be a runtime expression such as $message.payload#/property, but is"
                                + " \"ref\"",
                        "10:39: warning: correlation id '$message.payload#' of message 'e' is the whole payload; Howl needs a"
                                + " property of it ($message.payload#/property)");
    }
}
