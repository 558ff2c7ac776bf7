package dev.howl.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules of the official JSON Schemas of AsyncAPI: small documents that break one each, and their valid siblings. */
class OfficialRulesTest {
    private final Path folder;

    OfficialRulesTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Channel Object          | channels: { c: { tags: [ {name: a}, {name: a} ] } }
            Channel Object          | servers: { s: { host: a, protocol: ws } }\\nchannels: { c: { servers: [ {$ref: '#/servers/s'}, {$ref: '#/servers/s'} ] } }
            Message Object          | components: { messages: { m: { tags: [ {name: a}, {name: a} ] } } }
            Message Trait Object    | components: { messageTraits: { m: { tags: [ {name: a}, {name: a} ] } } }
            Operation Trait Object  | components: { operationTraits: { o: { tags: [ {name: a}, {name: a} ] } } }
            Server Object           | servers: { s: { host: a, protocol: ws, tags: [ {name: a}, {name: a} ] } }
            Server Variable Object  | components: { serverVariables: { v: { enum: [a, a] } } }
            Message Example Object  | components: { messages: { m: { examples: [ {name: a} ] } } }
            Message Example Object  | components: { messageTraits: { m: { examples: [ {name: a} ] } } }
            AsyncAPI Object         | 'x-a b: 1'
            AsyncAPI Object         | x-: 1
            Channel Object          | channels: { c: { x-ä: 1 } }
            Correlation ID Object   | components: { correlationIds: { c: { location: id } } }
            Parameters Object       | channels: { c: { parameters: { a: {} } } }
            WebSockets Channel Binding Object | channels: { c: { bindings: { ws: { bindingVersion: '9' } } } }
            Channel Object          | channels: { c: { servers: [ { $ref: '' } ] } }
            """)
    void oneRuleOfVersion3IsBroken(String section, String text) {
        assertThat(sections("3.0", text)).containsExactly("AsyncAPI 3.0, " + section);
        assertThat(sections("3.1", text)).containsExactly("AsyncAPI 3.1, " + section);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Reference Object | operations: { o: { action: send, channel: { $ref: '#/channels/x' } } }
            Reference Object | operations: { o: { action: send, channel: { $ref: '#/channels/c' }, messages: [ { $ref: '#/channels/c/messages/x' } ] } }
            Operation Object | operations: { o: { action: send, channel: { $ref: '#/channels/c' }, messages: [ { $ref: '#/channels/d/messages/n' } ] } }
            Reference Object | operations: { o: { action: send, channel: { $ref: '#/channels/c' }, reply: { channel: { $ref: '#/channels/x' } } } }
            Reference Object | replies: { r: { messages: [ { $ref: '#/channels/x/messages/m' } ] } }
            Reference Object | channels: { e: { servers: [ { $ref: '#/servers/x' } ] } }
            """)
    void aReusableObjectThatNothingUsesHasSoundReferences(String section, String text) {
        String channels = "channels: { c: { messages: { m: {} } }, d: { messages: { n: {} } } }\n";
        assertThat(sections("3.0", channels + "components: { " + text + " }"))
                .containsExactly("AsyncAPI 3.0, " + section);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Server Object           | servers: { s: { url: a, protocol: ws, tags: [ {name: a}, {name: a} ] } }
            AsyncAPI Object         | tags: [ {name: a}, {name: a, description: b} ]
            Message Object          | components: { messages: { m: { tags: [ {name: a}, {name: a} ] } } }
            Channel Item Object     | servers: { s: { url: a, protocol: ws } }\\ncomponents: { channels: { c: { servers: [s, s] } } }
            Server Variable Object  | components: { serverVariables: { v: { enum: [a, a] } } }
            Message Example Object  | components: { messages: { m: { examples: [ {} ] } } }
            Message Object          | components: { messages: { m: { headers: { type: string } } } }
            Message Trait Object    | components: { messageTraits: { m: { headers: { type: array } } } }
            Message Object          | components: { schemas: { s: { type: string } }, messages: { m: { headers: { $ref: '#/components/schemas/s' } } } }
            AsyncAPI Object         | 'x-a b: 1'
            Correlation ID Object   | components: { correlationIds: { c: { location: id } } }
            Server Object           | servers: { s: { url: 'ws://{a}', protocol: ws, variables: { a: {}, b: {} } } }
            Server Object           | servers: { s: { url: 'ws://{a}', protocol: ws, variables: {} } }
            Server Object           | components: { securitySchemes: { a: { type: openIdConnect, openIdConnectUrl: 'https://example.com' } } }\\nservers: { s: { url: a, protocol: ws, security: [ { a: [b, b] } ] } }
            """)
    void oneRuleOfVersion2IsBroken(String section, String text) {
        assertThat(sections("2.6", "channels: {}\n" + text)).containsExactly("AsyncAPI 2.6, " + section);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            3.0 | channels: { c: { tags: [ {name: a}, {name: a, description: b} ] } }
            3.0 | components: { messages: { m: { examples: [ {headers: {a: 1}}, {payload: null} ] } } }
            3.0 | x-a.b_c-1: 1
            3.0 | components: { channels: { c: { messages: { m: {} } } }, operations: { o: { action: send, channel: { $ref: '#/components/channels/c' }, messages: [ { $ref: '#/components/channels/c/messages/m' } ] } } }
            3.0 | components: { schemas: { s: { x-a: 1 } } }
            3.0 | channels: { c: { bindings: { ws: { bindingVersion: '0.1.0' } } } }
            3.0 | channels: { c: { messages: { m: { correlationId: { location: '$message.payload#' } } } } }
            3.0 | channels: { c: { messages: { m: { correlationId: { location: '$message.header#' } } } } }
            2.6 | channels: { '/ä/{a_b}': { parameters: { a_b: {} } } }
            3.0 | channels: { c: { address: '/a b/{a-b}', parameters: { a-b: {} } } }
            3.0 | channels: { c: { address: '/{p}', parameters: { p: { enum: [] } } } }
            2.6 | servers: { s: { url: 'ws://{a}', protocol: ws } }
            2.0 | components: { messages: { m: { examples: [ {} ] } } }
            2.6 | components: { messages: { m: { headers: { properties: { a: {} } } } } }
            2.6 | components: { messages: { m: { tags: [ {name: a}, {name: b} ] } } }
            """)
    void whatTheRulesAllowIsValid(String version, String text) {
        assertThat(sections(
                        version,
                        version.startsWith("2") && !text.startsWith("channels") ? "channels: {}\n" + text : text))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a b", "/{a-b}", "/a<b"})
    void theNameOfAChannelOfVersion2IsAUriTemplate(String name) {
        String parameters = "{ parameters: { a-b: {} } }";
        assertThat(sections("2.6", "channels: { '" + name + "': " + (name.contains("{") ? parameters : "{}") + " }"))
                .containsExactly("AsyncAPI 2.6, Channel Item Object");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            tags: [ {$ref: '#/components/x-tag'} ]
            externalDocs: {$ref: '#/components/x-docs'}
            tags: [ {name: a, externalDocs: {$ref: '#/components/x-docs'}} ]
            """)
    void tagsAndExternalDocsOfVersion2AreWrittenInPlace(String text) {
        String components = "components: { x-tag: {name: a}, x-docs: {url: 'https://example.com'} }\n";
        assertThat(sections("2.6", "channels: {}\n" + components + text))
                .isNotEmpty()
                .allMatch(section -> section.endsWith("Tag Object") || section.endsWith("Documentation Object"));
    }

    /** Documents that Howl accepts and the official parser refuses; {@code docs-site/contract.md} lists the reasons. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            3.0 | servers: { s: { host: a, protocol: ws, bindings: { mercure: {}, mqtt5: {} } } }
            3.1 | components: { messageBindings: { b: { pulsar: {}, ros2: {} } } }
            3.1 | components: { operationBindings: { b: { ros2: { role: subscriber, node: n, qosPolicies: { reliability: reliable } } } } }
            3.0 | components: { messageBindings: { b: { ibmmq: { description: d } } } }
            3.0 | components: { operationBindings: { b: { solace: { priority: { type: integer } } } } }
            3.0 | components: { messages: { m: { examples: [ { payload: 1, x-a: 1 } ] } } }
            3.0 | components: { schemas: { s: { schemaFormat: application/vnd.apache.avro;version=1.9.0, schema: { type: fixed, name: a.B, size: 1 } } } }
            2.6 | channels: { c: { publish: { message: { payload: true } } } }
            """)
    void whatTheParserAloneRefusesIsValid(String version, String text) {
        assertThat(sections(version, text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            3.0 | components: { operationBindings: { b: { sns: { consumers: [ { protocol: sqs, endpoint: {}, rawMessageDelivery: true, filterPolicy: { x-a: 1 } } ] } } } } | AsyncAPI 3.0, SNS Consumer Object
            3.1 | components: { operationBindings: { b: { ros2: { role: subscriber, node: n, qosPolicies: { reliability: realiable } } } } } | AsyncAPI 3.1, ROS 2 QoS Policies Object
            3.0 | components: { parameters: { p: 5 } } | AsyncAPI 3.0, Parameter Object
            3.0 | components: { schemas: { s: { writeOnly: 5 } } } | JSON Schema draft-07, Validation 10.3
            2.6 | channels: { c: { publish: { traits: [ { security: [ { a: [b] } ] } ] } } }\\ncomponents: { securitySchemes: { a: { type: oauth2, flows: {} } } } | AsyncAPI 2.6, Security Requirement Object
            2.6 | channels: {}\\ncomponents: { securitySchemes: { a: { type: X509 } }, servers: { s: { url: a, protocol: ws, security: [ { b: [] } ] } } } | AsyncAPI 2.6, Security Requirement Object
            2.6 | channels: { c: { publish: { message: { payload: { type: string }, traits: [ { examples: [ { payload: 1 } ] } ] } } } } | AsyncAPI 2.6, Message Example Object
            """)
    void whatTheParserAloneAcceptsIsAnError(String version, String text, String section) {
        assertThat(sections(version, text)).containsExactly(section);
    }

    private List<String> sections(String version, String text) {
        String head = "asyncapi: " + version + ".0\ninfo: {title: Chat, version: 1.0.0}\n";
        return Documents.sections(folder, head + text.replace("\\n", "\n") + "\n").stream()
                .map(String::valueOf)
                .toList();
    }
}
