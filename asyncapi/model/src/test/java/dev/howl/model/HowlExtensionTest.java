package dev.howl.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HowlExtensionTest {
    private final Path folder;

    HowlExtensionTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private List<String> diagnostics(String text) {
        return Documents.diagnostics(folder, text);
    }

    @Test
    void unknownAndMisplacedExtensionsAreReported() {
        assertThat(diagnostics("""
                        x-howl-client-name: C
                        channels:
                          chat:
                            x-howl-client-nam: C
                            messages: {say: {x-howl-name: Said, x-howl-scope: a, payload: {x-howl-nam: T}}}
                        """))
                .containsExactly(
                        "3:1: error: 'x-howl-client-name' is not an extension of an AsyncAPI Object; it has: x-howl-view",
                        "6:5: error: 'x-howl-client-nam' is not an extension of a Channel Object; it has:"
                                + " x-howl-client-name, x-howl-envelope, x-howl-heartbeat, x-howl-topics, x-howl-errors,"
                                + " x-howl-close-codes, x-howl-on-invalid; did you mean 'x-howl-client-name'?",
                        "7:41: error: 'x-howl-scope' is not an extension of a Message Object; it has: x-howl-role,"
                                + " x-howl-name",
                        "7:68: error: 'x-howl-nam' is not an extension of a Schema Object; it has: x-howl-name, x-howl-type,"
                                + " x-howl-java-type, x-howl-filled-by, x-howl-dedupe, x-howl-links; did you mean 'x-howl-name'?");
    }

    @Test
    void extensionsFitTheirSchema() {
        assertThat(diagnostics("""
                        channels:
                          chat:
                            x-howl-client-name: my client
                            x-howl-envelope: 5
                            x-howl-heartbeat: {interval: 5s, idle-timeout: PT15S}
                            x-howl-on-invalid: shrug
                            x-howl-close-codes: {'99': {name: n, description: d, reconnect: true}}
                            messages:
                              say: {x-howl-role: speaker, payload: {x-howl-type: place, x-howl-filled-by: me, x-howl-links: "#/id"}}
                        operations:
                          talk: {action: send, channel: {$ref: '#/channels/chat'}, x-howl-planned: soon}
                        """))
                .containsExactly(
                        "5:25: error: x-howl-client-name: is not in the expected form, found \"my client\";"
                                + " write it like ChatClient",
                        "6:22: error: x-howl-envelope: must be string, found integer",
                        "7:24: error: x-howl-heartbeat at /interval: is not in the expected form, found \"5s\";"
                                + " write it like PT15S",
                        "8:24: error: x-howl-on-invalid: must be one of \"close-1008\", \"ignore\", found \"shrug\"",
                        "9:26: error: x-howl-close-codes: has a property whose name is not allowed: '99'; write it"
                                + " like 4001",
                        "11:26: error: x-howl-role: must be one of \"connect\", \"disconnect\","
                                + " \"subscribe\", \"unsubscribe\", \"ping\", \"refresh\", \"initial\","
                                + " \"subscribed\", \"unsubscribed\", \"pong\", \"refreshed\", \"error\", \"gap\","
                                + " \"moving\", found \"speaker\"",
                        "11:58: error: x-howl-type: must be one of \"position\", found \"place\"",
                        "11:83: error: x-howl-filled-by: must be one of \"connection-id\", \"key\", found \"me\"",
                        "11:101: error: x-howl-links: is not in the expected form, found \"#/id\"; write it like"
                                + " order_placed#/order_id",
                        "13:76: error: x-howl-planned: must be boolean, found string");
    }

    @Test
    void aHeartbeatComesBeforeTheIdleTimeout() {
        assertThat(diagnostics("channels: {chat: {x-howl-heartbeat: {interval: PT15S, idle-timeout: PT15S}}}\n"))
                .containsExactly("3:37: error: x-howl-heartbeat: interval must be above zero and shorter than "
                        + "idle-timeout; otherwise every client is closed as idle");
    }

    @Test
    void topicsNameMessagesThatAreSentAndOperationsThatReply() {
        assertThat(diagnostics("""
                        channels:
                          chat:
                            x-howl-topics:
                              room: {events: [said, sayd, asked], snapshot: get}
                              hall: {events: [said], snapshot: got}
                            messages: {said: {payload: {}}, asked: {payload: {}}}
                        operations:
                          hear:
                            action: send
                            channel: {$ref: '#/channels/chat'}
                            messages: [{$ref: '#/channels/chat/messages/said'}]
                          get:
                            action: receive
                            channel: {$ref: '#/channels/chat'}
                            messages: [{$ref: '#/channels/chat/messages/asked'}]
                            reply: {messages: [{$ref: '#/channels/chat/messages/said'}]}
                        """))
                .containsExactly(
                        "6:29: error: topic 'room' names message 'sayd', which channel 'chat' does not have; it has:"
                                + " said; did you mean 'said'?",
                        "6:35: error: topic 'room' names message 'asked', which the server does not send; add it to an"
                                + " operation with action send",
                        "7:40: error: topic 'hall' names snapshot 'got', which is not an operation of channel "
                                + "'chat' with action receive and a reply; it has: get; did you mean 'get'?");
    }

    @Test
    void theEnvelopeIsARequiredObjectOfEveryMessage() {
        assertThat(diagnostics("""
                        channels:
                          chat:
                            x-howl-envelope: body
                            messages:
                              a: {payload: {type: object, required: [body], properties: {body: {type: object}}}}
                              b: {payload: {type: object, properties: {body: {type: object}}}}
                              c: {payload: {type: object, required: [body], properties: {body: {type: string}}}}
                              d: {payload: {allOf: [{required: [body]}, {properties: {body: {allOf: [{type: object}]}}}]}}
                        operations: {x: {action: send, channel: {$ref: '#/channels/chat'}, messages: [{$ref: '#/channels/chat/messages/a'}]}}
                        """))
                .containsExactly(
                        "8:7: error: message 'b' must require 'body' with type object, because x-howl-envelope of"
                                + " channel 'chat' names it",
                        "9:7: error: message 'c' must require 'body' with type object, because x-howl-envelope of"
                                + " channel 'chat' names it");
    }

    @Test
    void rolesAreThereOnceAndInTheirDirection() {
        assertThat(diagnostics("""
                        channels:
                          chat:
                            messages:
                              a: {x-howl-role: ping, payload: {}}
                              b: {x-howl-role: ping, payload: {}}
                              c: {x-howl-role: pong, payload: {}}
                        operations:
                          go:
                            action: receive
                            channel: {$ref: '#/channels/chat'}
                            messages: [{$ref: '#/channels/chat/messages/a'}]
                        """))
                .containsExactly(
                        "7:7: error: message 'b' has role 'ping', which message 'a' already has; a channel "
                                + "has at most one message of each role",
                        "7:7: error: message 'b' has role 'ping', so clients send it; name it in an operation with"
                                + " action receive of channel 'chat'",
                        "8:7: error: message 'c' has role 'pong', so the server sends it; name it in an operation with"
                                + " action send of channel 'chat'");
    }

    @Test
    void messagesWithARoleRequireOnlyWhatTheRuntimeFills() {
        assertThat(diagnostics("""
                        channels:
                          chat:
                            x-howl-envelope: payload
                            messages:
                              subscribe:
                                x-howl-role: subscribe
                                correlationId: {location: $message.payload#/ref}
                                payload:
                                  type: object
                                  required: [type, ref, payload, trace]
                                  properties:
                                    type: {const: subscribe}
                                    ref: {type: string}
                                    payload:
                                      type: object
                                      required: [id, topic, key]
                                      properties: {id: {type: string, x-howl-filled-by: connection-id}}
                              gap:
                                x-howl-role: gap
                                payload:
                                  type: object
                                  required: [payload]
                                  properties:
                                    payload:
                                      type: object
                                      required: [topic, resume_at]
                                      properties: {resume_at: {type: object, required: [seq, at]}}
                        operations:
                          go:
                            action: receive
                            channel: {$ref: '#/channels/chat'}
                            messages: [{$ref: '#/channels/chat/messages/subscribe'}]
                          come:
                            action: send
                            channel: {$ref: '#/channels/chat'}
                            messages: [{$ref: '#/channels/chat/messages/gap'}]
                        """))
                .containsExactly(
                        "7:7: error: message 'subscribe' of role 'subscribe' requires 'trace', which the "
                                + "runtime does not always set; make it optional; the runtime sets: payload, ref",
                        "7:7: error: message 'subscribe' of role 'subscribe' requires 'payload/key', which "
                                + "the runtime does not always set; make it optional; the runtime sets: topic",
                        "20:7: error: message 'gap' of role 'gap' requires 'payload/resume_at/at', which the "
                                + "runtime does not always set; make it optional; the runtime sets: epoch, seq");
    }

    @Test
    void errorCodesGoWithAnErrorMessage() {
        assertThat(diagnostics("""
                        channels:
                          chat:
                            x-howl-errors: {busy: {description: Try later, retryable: true}}
                        """))
                .containsExactly("5:5: error: channel 'chat' has x-howl-errors but no message with x-howl-role: error"
                        + " that could carry them");
    }

    @Test
    void anErrorMessageNeedsTheCodesOfTheRuntime() {
        String document = """
                channels:
                  chat:
                    %s
                    messages:
                      error: {x-howl-role: error, payload: {}}
                      %s
                operations:
                  fail:
                    action: send
                    channel: {$ref: '#/channels/chat'}
                    messages: [{$ref: '#/channels/chat/messages/error'}]
                  ask:
                    action: receive
                    channel: {$ref: '#/channels/chat'}
                    messages: [{$ref: '#/channels/chat/messages/ask'}]
                    x-howl-planned: true
                """;
        assertThat(diagnostics(document.formatted("title: Chat", "ask: {x-howl-role: subscribe, payload: {}}")))
                .containsExactly("4:3: error: x-howl-errors of channel 'chat' does not describe codes that the runtime "
                        + "sends: bad_json, unknown_type, schema_violation, binary_not_supported, rate_limited, "
                        + "internal, unknown_topic, key_required, too_many_subscriptions, not_implemented; add "
                        + "them");
        String errors = "x-howl-errors: {bad_json: %1$s, unknown_type: %1$s, schema_violation: %1$s,"
                + " binary_not_supported: %1$s, rate_limited: %1$s, internal: %1$s, not_implemented: %1$s}";
        assertThat(diagnostics(document.formatted(
                        errors.formatted("{description: d, retryable: false}"),
                        "ask: {x-howl-role: connect, payload: {}}")))
                .containsExactly("5:5: error: x-howl-errors of channel 'chat' does not describe codes that the runtime "
                        + "sends: not_connected, wrong_id; add them");
        assertThat(diagnostics(document.formatted(
                        errors.formatted("{description: d, retryable: false}"),
                        "ask: {x-howl-role: refresh, payload: {}}")))
                .containsExactly("5:5: error: x-howl-errors of channel 'chat' does not describe codes that the runtime "
                        + "sends: unauthenticated, forbidden, unavailable; add them");
    }
}
