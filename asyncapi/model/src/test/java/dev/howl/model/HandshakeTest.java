package dev.howl.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.howl.runtime.HandshakePart;
import dev.howl.validation.FrameValidator;
import dev.howl.validation.Violation;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** Tests of the parameters of addresses, queries and headers. */
class HandshakeTest {
    private final Path folder;

    HandshakeTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private List<String> diagnostics(String text) {
        return Documents.diagnostics(folder, text);
    }

    private List<String> violations(Channel channel, Contract contract, HandshakePart part, String values) {
        FrameValidator validator = FrameValidator.load(FrameSchemas.bundle(contract, channel));
        return validator.validateHandshake(part.id(), new JsonMapper().readTree(values.replace('\'', '"'))).stream()
                .map(Violation::toString)
                .toList();
    }

    @Test
    void parametersOfEachPartHaveTheirSchemas() {
        Contract contract = Documents.contract(folder, """
                channels:
                  chat:
                    address: /chat/{room}/{floor}/{any}
                    parameters:
                      room: {enum: [den, lair], default: den, description: The room.}
                      floor: {x-howl-schema: {$ref: '#/components/schemas/Floor'}}
                      any: {}
                    bindings:
                      ws:
                        query: {$ref: '#/components/schemas/Query'}
                        headers: {type: object, properties: {X-Trace: {type: string, format: uuid}}}
                    messages: {say: {payload: {type: object}}}
                components:
                  schemas:
                    Floor: {type: integer, minimum: 0, description: The floor.}
                    Query:
                      allOf:
                        - {type: object, required: [since], properties: {since: {type: string, format: date}}}
                        - {type: object, properties: {limit: {type: integer, default: 5}}}
                """);
        Channel channel = contract.channels().get(0);
        assertThat(channel.parameters())
                .extracting(Channel.Parameter::name, Channel.Parameter::description, Channel.Parameter::values)
                .containsExactly(
                        tuple("room", "The room.", List.of("den", "lair")),
                        tuple("floor", "The floor.", List.of()),
                        tuple("any", null, List.of()));
        assertThat(channel.query())
                .extracting(Channel.Parameter::name, Channel.Parameter::required, Channel.Parameter::defaultValue)
                .containsExactly(tuple("since", true, null), tuple("limit", false, "5"));
        assertThat(channel.headers()).extracting(Channel.Parameter::name).containsExactly("X-Trace");
        assertThat(violations(channel, contract, HandshakePart.ADDRESS, "{'room':'den','floor':0,'any':''}"))
                .isEmpty();
        assertThat(violations(channel, contract, HandshakePart.ADDRESS, "{'room':'attic','floor':-1,'any':5}"))
                .containsExactlyInAnyOrder(
                        "/room: must be one of \"den\", \"lair\"", "/floor: less than 0", "/any: must be string");
        assertThat(violations(channel, contract, HandshakePart.ADDRESS, "{'floor':1,'any':''}"))
                .containsExactly("'room' is required");
        assertThat(violations(channel, contract, HandshakePart.QUERY, "{'limit':'x'}"))
                .containsExactlyInAnyOrder("'since' is required", "/limit: must be integer");
        assertThat(violations(channel, contract, HandshakePart.HEADERS, "{'X-Trace':'x'}"))
                .containsExactly("/X-Trace: is not a valid uuid");
    }

    @Test
    void aChannelWithoutParametersHasNoSchemasOfThem() {
        Contract contract = Documents.contract(folder, """
                channels: {chat: {address: /chat, messages: {say: {payload: {type: object}}}}}
                """);
        Channel channel = contract.channels().get(0);
        assertThat(FrameSchemas.bundle(contract, channel).has("handshake")).isFalse();
        assertThat(violations(channel, contract, HandshakePart.QUERY, "{'x':1}"))
                .isEmpty();
    }

    @Test
    void mistakesInSchemasOfParametersAreReported() {
        assertThat(diagnostics("""
                        channels:
                          chat:
                            address: /chat/{room}/{floor}
                            parameters:
                              room: {x-howl-schema: {type: strin}}
                              floor: {x-howl-schema: {$ref: '#/components/schemas/Floor'}, x-howl-name: Floor}
                        """))
                .hasSize(3)
                .anySatisfy(finding ->
                        assertThat(finding).startsWith("7:36: error: ").contains("type"))
                .anySatisfy(finding ->
                        assertThat(finding).startsWith("8:30: error: ").contains("Floor"))
                .anySatisfy(finding -> assertThat(finding)
                        .contains("'x-howl-name' is not an extension of a Parameter Object; it has: x-howl-schema"));
    }

    @Test
    void theKeyOfATopicHasANameAndATypeOrIsAParameter() {
        assertThat(diagnostics("""
                        channels:
                          chat:
                            address: /chat/{room}
                            parameters: {room: {}}
                            x-howl-topics:
                              good: {events: [said], key: {name: city, type: string, format: uuid}}
                              room: {events: [said], key: {parameter: room}}
                              gone: {events: [said], key: {parameter: rom}}
                              bare: {events: [said], key: {name: city}}
                            messages: {said: {payload: {type: object}}}
                        operations:
                          said:
                            action: send
                            channel: {$ref: '#/channels/chat'}
                            messages: [{$ref: '#/channels/chat/messages/said'}]
                        """))
                .hasSize(2)
                .anySatisfy(finding -> assertThat(finding)
                        .isEqualTo("10:35: error: topic 'gone' uses parameter 'rom' as its key, but the address of "
                                + "channel 'chat' does not have it; it has: room; did you mean 'room'?"))
                .anySatisfy(finding ->
                        assertThat(finding).isEqualTo("11:30: error: x-howl-topics at /bare/key: 'type' is required"));
    }
}
