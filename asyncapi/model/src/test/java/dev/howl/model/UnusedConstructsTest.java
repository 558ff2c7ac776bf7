package dev.howl.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Constructs that have no effect on generated code have one warning each; fields have those of the table of fields. */
class UnusedConstructsTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void aMessageInNoOperationOfItsChannelTravelsNowhere() {
        assertThat(Documents.diagnostics(folder, """
                channels:
                  chat:
                    messages:
                      said: {payload: {type: object}}
                      lost: {payload: {type: string}}
                operations:
                  tell: {action: send, channel: {$ref: '#/channels/chat'}, messages: [{$ref: '#/channels/chat/messages/said'}]}
                """))
                .singleElement()
                .asString()
                .contains("7:", "warning: ", "message 'lost' of channel 'chat'");
    }

    static Stream<Arguments> correlationIds() {
        return Stream.of(
                Arguments.of("{type: string}", "{type: string}", ""),
                Arguments.of("{type: integer}", "{type: integer}", ""),
                Arguments.of("{type: string, maxLength: 36}", "{type: string}", ""),
                Arguments.of("{type: [string, integer]}", "{type: string}", ""),
                Arguments.of("{}", "{}", ""),
                Arguments.of("{type: string, format: uuid}", "{type: string}", "short texts such as '1'"),
                Arguments.of("{type: string, pattern: '^[0-9a-f]{8}$'}", "{type: string}", "short texts such as '1'"),
                Arguments.of("{type: string, maxLength: 3}", "{type: string}", "short texts such as '1'"),
                Arguments.of("{type: string, minLength: 8}", "{type: string}", "short texts such as '1'"),
                Arguments.of("{type: boolean}", "{type: string}", "a text or an integer"),
                Arguments.of("{type: string}", "{type: integer}", "use one type"),
                Arguments.of("{type: integer}", "{type: string}", "use one type"));
    }

    @ParameterizedTest
    @MethodSource("correlationIds")
    void correlationIdsAllowWhatGeneratedCodeWrites(String ofRequest, String ofReply, String warning) {
        List<String> found = Documents.diagnostics(folder, """
                channels:
                  chat:
                    messages:
                      ask:
                        correlationId: {location: '$message.payload#/ref'}
                        payload: {type: object, required: [type], properties: {type: {const: ask}, ref: %s}}
                      answer:
                        correlationId: {location: '$message.payload#/ref'}
                        payload: {type: object, required: [type], properties: {type: {const: answer}, ref: %s}}
                operations:
                  ask:
                    action: receive
                    channel: {$ref: '#/channels/chat'}
                    messages: [{$ref: '#/channels/chat/messages/ask'}]
                    reply: {messages: [{$ref: '#/channels/chat/messages/answer'}]}
                """.formatted(ofRequest, ofReply));
        if (warning.isEmpty()) {
            assertThat(found).isEmpty();
        } else {
            assertThat(found).singleElement().asString().contains("warning: ", warning);
        }
    }

    @Test
    void aRuleForInvalidFramesNeedsAChannelWithoutAnErrorMessage() {
        assertThat(Documents.diagnostics(folder, """
                channels:
                  chat:
                    x-howl-on-invalid: ignore
                    messages:
                      problem: {x-howl-role: error, payload: {type: object, properties: {message: {type: string}}}}
                operations: {tell: {action: send, channel: {$ref: '#/channels/chat'}}}
                """))
                .anyMatch(line -> line.startsWith("5:5: warning: 'x-howl-on-invalid' has no effect"));
    }

    @Test
    void extensionsOfOperationsAreForOneMessageThatClientsSend() {
        assertThat(Documents.diagnostics(folder, """
                channels:
                  chat:
                    messages:
                      a: {payload: {const: a}}
                      b: {payload: {const: b}}
                      ping: {x-howl-role: ping, payload: {type: object, required: [p], properties: {p: {const: p}}}}
                operations:
                  one: {action: receive, channel: {$ref: '#/channels/chat'}, x-howl-method: go, x-howl-scope: s,
                    messages: [{$ref: '#/channels/chat/messages/a'}]}
                  two: {action: receive, channel: {$ref: '#/channels/chat'}, x-howl-method: no,
                    messages: [{$ref: '#/channels/chat/messages/a'}, {$ref: '#/channels/chat/messages/b'}]}
                  told: {action: send, channel: {$ref: '#/channels/chat'}, x-howl-method: no, x-howl-scope: s,
                    messages: [{$ref: '#/channels/chat/messages/b'}]}
                  ping: {action: receive, channel: {$ref: '#/channels/chat'}, x-howl-method: no,
                    messages: [{$ref: '#/channels/chat/messages/ping'}]}
                """))
                .filteredOn(line -> line.contains("has no effect: "))
                .satisfiesExactly(
                        line -> assertThat(line)
                                .startsWith("12:")
                                .contains("'x-howl-method'", "each of the 2 messages"),
                        line -> assertThat(line).startsWith("14:").contains("'x-howl-method'", "listeners"),
                        line -> assertThat(line).startsWith("14:").contains("'x-howl-scope'", "read-scope"),
                        line -> assertThat(line).startsWith("16:").contains("'x-howl-method'", "by itself"));
    }

    @Test
    void ofTwoDescriptionsOfAParameterTheSecondIsReported() {
        assertThat(Documents.diagnostics(folder, """
                channels:
                  chat:
                    address: /{room}
                    parameters: {room: {enum: [a]}}
                    messages: {m: {payload: {type: object}}}
                  more:
                    address: /{room}
                    parameters: {room: {enum: [b]}}
                    messages: {n: {payload: {type: array}}}
                operations:
                  one: {action: send, channel: {$ref: '#/channels/chat'}}
                  two: {action: send, channel: {$ref: '#/channels/more'}}
                """))
                .singleElement()
                .asString()
                .contains("8:3: warning: ", "parameter 'room' differently");
    }

    @Test
    void bindingsOfSeveralProtocolsAndASharedParameterHaveOneWarning() {
        assertThat(Documents.diagnostics(folder, """
                channels:
                  chat:
                    address: /{room}
                    parameters: {room: {$ref: '#/components/parameters/room'}}
                    bindings: {ws: {}, kafka: {}, mqtt: {}, x-own: {}}
                    messages: {m: {payload: {type: object}}}
                  more:
                    address: /more/{room}
                    parameters: {room: {$ref: '#/components/parameters/room'}}
                    messages: {n: {payload: {type: object}}}
                operations:
                  one: {action: send, channel: {$ref: '#/channels/chat'}}
                  two: {action: send, channel: {$ref: '#/channels/more'}}
                components: {parameters: {room: {location: $message.payload#/room}}}
                """))
                .satisfiesExactly(
                        line -> assertThat(line).contains("7:24: warning: the binding of kafka, mqtt has no effect"),
                        line -> assertThat(line).contains("16:34: warning: 'location' has no effect"));
    }

    @Test
    void aRequirementOfManyOperationsIsReportedOnce() {
        assertThat(Documents.diagnostics(folder, """
                servers: {s: {host: a, protocol: wss, security: [{$ref: '#/components/securitySchemes/key'}]}}
                channels:
                  chat: {messages: {m: {payload: {type: object}}}}
                operations:
                  one: {action: send, channel: {$ref: '#/channels/chat'}, security: [{$ref: '#/components/securitySchemes/key'}]}
                  two: {action: receive, channel: {$ref: '#/channels/chat'}, security: [{$ref: '#/components/securitySchemes/key'}]}
                  three: {action: send, channel: {$ref: '#/channels/chat'}, security: [{type: plain}]}
                components: {securitySchemes: {key: {type: httpApiKey, name: key, in: query}}}
                """))
                .hasSize(2)
                .allMatch(
                        line -> line.contains(
                                "warning: 'security' has no effect: generated code does not enforce it; "
                                        + "require scopes with the x-howl-scope of operations, and verify tokens in the application"));
    }

    @Test
    void aReservedWebSocketsBindingHasOneWarning() {
        assertThat(Documents.diagnostics(folder, """
                channels:
                  chat: {messages: {m: {payload: {type: object}, bindings: {ws: {a: 1}}}}}
                operations:
                  one: {action: send, channel: {$ref: '#/channels/chat'}}
                """))
                .singleElement()
                .asString()
                .contains("'ws' must be an empty object");
    }

    @Test
    void channelsOfOtherProtocolsHaveTheirOwnWarningAlone() {
        assertThat(Documents.diagnostics(folder, """
                servers: {s: {host: a, protocol: kafka, bindings: {kafka: {}}, security: [{type: plain}]}}
                channels:
                  chat:
                    bindings: {kafka: {}}
                    messages: {m: {payload: {type: object}, headers: {type: object}}}
                operations: {one: {action: send, channel: {$ref: '#/channels/chat'}}}
                """))
                .singleElement()
                .asString()
                .contains("has the protocol kafka");
    }
}
