package dev.howl.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.howl.model.Operation.Action;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** AsyncAPI 2.x: how it is read into the model, and what is said of documents that break it. */
class Version2Test {
    private static final String HEAD = """
            asyncapi: 2.6.0
            info: {title: Chat, version: 1.0.0}
            """;

    private final Documents documents;

    Version2Test(@TempDir Path folder) {
        this.documents = new Documents(folder);
    }

    private Contract contract(String text) {
        return documents.with("in/chat.yaml", HEAD + text).contract("in/chat.yaml");
    }

    private List<String> diagnostics(String text) {
        return documents.with("in/chat.yaml", HEAD + text).diagnostics("in/chat.yaml").stream()
                .map(line -> line.replace("in/chat.yaml:", ""))
                .toList();
    }

    @Test
    void whatClientsPublishTheApplicationReceivesAndWhatTheySubscribeToItSends() {
        Contract contract = contract("""
                channels:
                  /chat/{room}:
                    description: A room.
                    parameters: {room: {schema: {type: string, enum: [red, blue], default: red}}}
                    bindings: {ws: {query: {type: object, properties: {since: {type: string}}}}}
                    publish:
                      operationId: talk
                      summary: Say it
                      tags: [{name: talking}]
                      x-howl-method: talkNow
                      message: {$ref: '#/components/messages/say'}
                    subscribe: {message: {name: said, payload: {type: string}}}
                components: {messages: {say: {payload: {type: object}}}}
                """);
        Channel channel = contract.channels().get(0);
        assertThat(channel.id()).isEqualTo("/chat/{room}").isEqualTo(channel.address());
        assertThat(channel.location().toString()).endsWith("chat.yaml:4:3");
        assertThat(channel.messages()).extracting(Message::id).containsExactly("say", "said");
        assertThat(channel.parameters()).singleElement().satisfies(parameter -> {
            assertThat(parameter.values()).containsExactly("red", "blue");
            assertThat(parameter.defaultValue()).isEqualTo("red");
        });
        assertThat(channel.query()).extracting(Channel.Parameter::name).containsExactly("since");
        assertThat(contract.operations())
                .extracting(Operation::id, Operation::action, Operation::method, Operation::tags)
                .containsExactly(
                        tuple("talk", Action.RECEIVE, "talkNow", List.of("talking")),
                        tuple("/chat/{room}.subscribe", Action.SEND, null, List.of()));
    }

    @Test
    void aTraitReplacesWhatItsObjectSaysAndALaterTraitWhatAnEarlierOneSays() {
        Contract contract = contract("""
                channels:
                  /chat:
                    publish:
                      summary: Own
                      traits: [{summary: First, operationId: first}, {summary: Second}]
                      message:
                        title: Own
                        description: Own
                        payload: {type: string}
                        correlationId: {location: $message.payload#/own, description: Own}
                        traits: [{title: Trait, correlationId: {location: $message.header#/ref}}]
                """);
        Operation operation = contract.operations().get(0);
        assertThat(operation.summary()).isEqualTo("Second");
        assertThat(operation.id()).isEqualTo("first");
        assertThat(operation.messages()).singleElement().satisfies(message -> {
            assertThat(message.title()).isEqualTo("Trait");
            assertThat(message.description()).isEqualTo("Own");
            assertThat(message.correlationId()).isNull();
        });
    }

    @Test
    void aMessageThatSeveralOperationsNameIsOneMessageOfTheChannel() {
        Contract contract = contract("""
                channels:
                  /chat:
                    publish: {message: {oneOf: [{$ref: '#/components/messages/a'}, {$ref: '#/components/messages/all'}]}}
                    subscribe: {message: {$ref: '#/components/messages/a'}}
                components:
                  messages:
                    a: {payload: {type: object, required: [k], properties: {k: {const: a}}}}
                    b: {payload: {type: object, required: [k], properties: {k: {const: b}}}}
                    all: {oneOf: [{$ref: '#/components/messages/a'}, {$ref: '#/components/messages/b'}]}
                """);
        assertThat(contract.channels().get(0).messages())
                .extracting(Message::id)
                .containsExactly("a", "b");
        assertThat(contract.operations().get(1).messages())
                .containsExactly(contract.channels().get(0).messages().get(0));
    }

    @Test
    void aUrlBecomesHostAndPath() {
        Contract contract = contract("""
                servers:
                  one: {url: 'wss://{env}.example.com:{port}/v1/{tail}', protocol: wss, variables: {env: {}, port: {}, tail: {}}}
                  two: {url: 'localhost:8080', protocol: ws}
                  three: {url: /here, protocol: ws}
                channels: {}
                """);
        assertThat(contract.servers())
                .extracting(Server::host, Server::pathname, Server::protocol)
                .containsExactly(
                        tuple("{env}.example.com:{port}", "/v1/{tail}", "wss"),
                        tuple("localhost:8080", null, "ws"),
                        tuple("", "/here", "ws"));
    }

    @Test
    void fieldsAndTypesAreThoseOfTheVersionThatWasWritten() {
        assertThat(diagnostics("""
                channels:
                  /chat:
                    address: /chat
                    messages: {}
                    publish:
                      action: receive
                      message: {oneOf: [{payload: {type: strin}}], title: both}
                      security: [{token: [], gone: []}]
                    parameters: {}
                    servers: [nowhere]
                operations: {}
                servers:
                  a: {host: a}
                components:
                  securitySchemes: {token: {type: X509}}
                  replies: {}
                """))
                .containsExactly(
                        "5:5: error: 'address' is not a field of a Channel Item Object; it has: $ref, description,"
                                + " servers, subscribe, publish, parameters, bindings, deprecated",
                        "6:5: error: 'messages' is not a field of a Channel Item Object; it has: $ref, description,"
                                + " servers, subscribe, publish, parameters, bindings, deprecated",
                        "8:7: error: 'action' is not a field of an Operation Object; it has: operationId, summary,"
                                + " description, security, tags, externalDocs, bindings, traits, message",
                        "9:42: error: 'type' must be one of null, boolean, object, array, number, string, integer, or a"
                                + " list of them, but is \"strin\"",
                        "9:52: error: 'title' is not a field of a Message oneOf Object; it has: oneOf",
                        "10:7: warning: 'security' has no effect: generated code does not enforce it; require scopes"
                                + " with the x-howl-scope of operations, and verify tokens in the application",
                        "10:30: error: security names scheme 'gone', which '#/components/securitySchemes' does not"
                                + " have; it has: token",
                        "12:15: error: there is no server 'nowhere' in '#/servers'; it has: a",
                        "13:1: error: 'operations' is not a field of an AsyncAPI Object; it has: asyncapi, id, info,"
                                + " servers, defaultContentType, channels, components, tags, externalDocs",
                        "15:3: error: a Server Object must have 'url'",
                        "15:3: error: a Server Object must have 'protocol'",
                        "15:7: error: 'host' is not a field of a Server Object; it has: url, protocol,"
                                + " protocolVersion, description, variables, security, tags, bindings",
                        "18:3: error: 'replies' is not a field of a Components Object; it has: schemas, servers,"
                                + " serverVariables, channels, messages, securitySchemes, parameters, correlationIds,"
                                + " operationTraits, messageTraits, serverBindings, channelBindings,"
                                + " operationBindings, messageBindings");
    }

    @Test
    void idsAreUniqueAndScopesBelongToSchemesThatHaveThem() {
        assertThat(diagnostics("""
                channels:
                  /a:
                    publish: {operationId: same, message: {messageId: one, payload: {type: string}}, security: [{key: [read]}]}
                    subscribe: {operationId: same, message: {$ref: '#/components/messages/m'}}
                  /b:
                    publish: {operationId: other, message: {$ref: '#/components/messages/m'}}
                    subscribe: {operationId: Same, message: {messageId: one, payload: {type: string}}}
                components:
                  messages: {m: {messageId: m, payload: {type: string}}}
                  securitySchemes: {key: {type: apiKey, in: user}}
                """))
                .containsExactly(
                        "5:86: warning: 'security' has no effect: generated code does not enforce it; require scopes"
                                + " with the x-howl-scope of operations, and verify tokens in the application",
                        "5:103: error: security scheme 'key' is of type 'apiKey' and has no scopes; write []",
                        "6:30: error: operationId 'same' is already used by #/channels/~1a/publish (5:5); "
                                + "choose another id",
                        "9:57: error: messageId 'one' is already used by #/channels/~1a/publish/message "
                                + "(5:34); choose another id");
    }

    @Test
    void channelNamesAndParametersBelongTogether() {
        assertThat(diagnostics("""
                channels:
                  /a/{one}/{two}:
                    parameters: {one: {}, three: {}}
                  /b?x={x}: {parameters: {x: {}}}
                  /c#top: {}
                  a/*/b/#: {}
                """))
                .containsExactly(
                        "4:3: error: the name of channel '/a/{one}/{two}' has {two}, which its parameters do not"
                                + " define; it has: one, three",
                        "5:27: error: parameter 'three' is not in the name of channel '/a/{one}/{two}'; write {three}"
                                + " there or remove it",
                        "6:3: error: '/b?x={x}' contains a query or a fragment; describe the query in bindings.ws.query",
                        "7:3: error: '/c#top' contains a query or a fragment; describe the query in bindings.ws.query");
    }

    @Test
    void aChannelItemMayHaveFieldsBesideItsReference() {
        assertThat(diagnostics("""
                channels:
                  /a: {$ref: '#/components/channels/c', description: Mine, subscribe: {message: {payload: {type: string}}}}
                  /b: {$ref: '#/components/messages/m'}
                components:
                  channels: {c: {description: Its, publish: {message: {payload: {type: string}}}}}
                  messages: {m: {}}
                """))
                .containsExactly(
                        "4:41: warning: 'description' is also a field of the referenced object, and AsyncAPI "
                                + "does not define which one applies; Howl uses this one",
                        "5:7: error: '#/components/messages/m' is a Message Object; here belongs a Channel Item Object");
    }

    @Test
    void theFormatOfAPayloadStandsBesideItOrInATrait() {
        assertThat(diagnostics("""
                channels:
                  /a:
                    publish: {message: {schemaFormat: application/vnd.apache.avro;version=1.9.0, payload: {type: bytes}}}
                    subscribe: {message: {payload: {type: strin}, traits: [{schemaFormat: application/vnd.aai.asyncapi;version=2.6.0}]}}
                """))
                .containsExactly(
                        "5:15: warning: frames of message '/a.publish.message' are binary (application/octet-stream): their bytes are"
                                + " neither decoded nor checked against the payload's schema",
                        "5:39: warning: schema format 'application/vnd.apache.avro;version=1.9.0' is not "
                                + "supported, so values are not checked against the schema; supported are JSON Schema "
                                + "draft-04 to 2020-12, AsyncAPI and OpenAPI schemas",
                        "6:43: error: 'type' must be one of null, boolean, object, array, number, string, integer, or a"
                                + " list of them, but is \"strin\"");
    }

    @Test
    void howlExtensionsAreCheckedInTheWordsOfTheVersion() {
        assertThat(diagnostics("""
                channels:
                  /feed:
                    x-howl-topics: {news: {events: [item, gone], snapshot: all}}
                    publish: {message: {name: item, x-howl-role: pong, payload: {type: object}}}
                """))
                .containsExactly(
                        "5:37: error: topic 'news' names message 'item', which the server does not send; add it to"
                                + " 'subscribe'",
                        "5:43: error: topic 'news' names message 'gone', which channel '/feed' does not have; it has"
                                + " none",
                        "5:60: error: topic 'news' names snapshot 'all', but AsyncAPI 2.x has no replies that could"
                                + " carry one; remove it, or write the document in AsyncAPI 3",
                        "6:15: error: message 'item' has role 'pong', so the server sends it; name it in 'subscribe' of"
                                + " channel '/feed'");
    }

    @Test
    void manyNestedAlternativesAreReadOnce() {
        StringBuilder text =
                new StringBuilder("channels: {/a: {publish: {message: {$ref: '#/components/messages/m0'}}}}\n");
        text.append("components:\n  messages:\n");
        for (int i = 0; i < 60; i++) {
            String next = "{$ref: '#/components/messages/m" + (i + 1) + "'}";
            text.append("    m" + i + ": {oneOf: [" + next + ", " + next + "]}\n");
        }
        text.append("    m60: {payload: {type: string}}\n");
        assertThat(contract(text.toString()).channels().get(0).messages()).hasSize(1);
    }
}
