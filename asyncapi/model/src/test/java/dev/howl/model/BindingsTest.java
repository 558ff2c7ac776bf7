package dev.howl.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bindings of other protocols than WebSockets. */
class BindingsTest {
    private static final Map<String, String> PLACES = Map.of(
            "server", "servers: { s: { host: example.com, protocol: ws, bindings: { %s } } }",
            "channel", "channels: { c: { address: /c, bindings: { %s } } }",
            "operation", "components: { operationBindings: { b: { %s } } }",
            "message", "components: { messageBindings: { b: { %s } } }");

    private static final String ANOTHER_PROTOCOL = ", but generated servers and clients use WebSocket (ws, wss);";

    private final Path folder;

    BindingsTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            server    | mqtt: { clientId: c, lastWill: { qos: 2 }, sessionExpiryInterval: { type: integer } }
            server    | kafka: { schemaRegistryUrl: 'https://example.com', bindingVersion: 0.3.0 }
            server    | solace: { msvVpn: v, bindingVersion: 0.2.0 }
            server    | solace: { msgVpn: v, clientName: c }
            server    | jms: { jmsConnectionFactory: f, properties: [ { name: a, value: 1 }, { name: b, value: null } ] }
            channel   | kafka: { topicConfiguration: { cleanup.policy: [compact], other: 1 } }
            channel   | kafka: { topicConfiguration: { retention.ms: -1 }, bindingVersion: 0.4.0 }
            channel   | amqp: { queue: { name: q } }
            channel   | amqp: { is: routingKey, exchange: { type: topic } }
            channel   | ibmmq: { destinationType: queue, queue: { objectName: q } }
            channel   | sqs: { queue: { name: q, fifoQueue: false, policy: { statements: [ { effect: Deny, principal: [a], action: b } ] } } }
            channel   | pulsar: { namespace: n, persistence: persistent, retention: { time: 1 } }
            operation | http: { method: GET, query: { type: object } }, nats: { queue: q }, mqtt: { messageExpiryInterval: 5 }
            operation | solace: { destinations: [ { destinationType: queue, queue: { name: q } } ], timeToLive: { type: integer } }
            operation | sns: { consumers: [ { protocol: sqs, endpoint: { arn: a }, rawMessageDelivery: true, filterPolicy: { a: [b], c: d } } ] }
            message   | http: { statusCode: 200 }, ibmmq: {}, anypointmq: { headers: { type: object } }
            message   | kafka: { key: { type: record, name: R, fields: [] }, bindingVersion: 0.4.0 }
            message   | kafka: { key: { type: string }, bindingVersion: 0.4.0 }
            message   | kafka: { key: {}, bindingVersion: 0.4.0 }
            message   | kafka: { key: { type: string }, x-note: 1 }, x-other: 1
            """)
    void aSoundBindingIsValid(String place, String binding) {
        assertThat(diagnostics("3.0.0", place, binding)).isEmpty();
        assertThat(diagnostics("3.1.0", place, binding)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            server    | jms: {}                                | a JMS Server Binding Object must have 'jmsConnectionFactory'
            server    | mqtt: { lastWill: { qos: 3 } }         | 'qos' must be a whole number from 0 to 2, but is 3
            server    | mqtt: { keepAlive: 1.5 }               | 'keepAlive' must be a whole number, but is 1.5
            server    | mqtt: { sessionExpiryInterval: a }     | 'sessionExpiryInterval' must be a whole number from 0 or a schema, but is text
            server    | solace: { msvVpn: v }                  | 'msvVpn' is a field of a Solace Server Binding Object only if its bindingVersion is 0.2.0; remove it
            server    | solace: { clientName: '' }             | 'clientName' must be text of 1 to 160 characters, but is one of 0
            server    | kafka: { bindingVersion: 9.9.9 }       | 'bindingVersion' must be one of: 0.5.0, 0.4.0, 0.3.0
            server    | kafka: text                            | 'kafka' must be a Kafka Server Binding Object, but is text
            server    | kafka: { schemaRegistryUri: a }        | 'schemaRegistryUri' is not a field of a Kafka Server Binding Object; it has: schemaRegistryUrl, schemaRegistryVendor, bindingVersion; did you mean 'schemaRegistryUrl'?
            channel   | kafka: { topicConfiguration: { other: 1 }, bindingVersion: 0.4.0 } | 'other' is not a field of a Kafka 0.4 Topic Configuration Object; it has: cleanup.policy, retention.ms, retention.bytes, delete.retention.ms, max.message.bytes
            channel   | kafka: { topicConfiguration: {}, bindingVersion: 0.3.0 } | 'topicConfiguration' is a field of a Kafka Channel Binding Object only if its bindingVersion is 0.5.0 or 0.4.0; remove it
            channel   | amqp: {}                               | an AMQP Channel Binding Object must have 'exchange' or 'queue'
            channel   | amqp: { exchange: {}, queue: {} }      | an AMQP Channel Binding Object must not have both 'exchange' and 'queue'; remove one
            channel   | pulsar: { namespace: n, persistence: p } | 'persistence' must be one of: persistent, non-persistent
            operation | sns: { consumers: [] }                 | 'consumers' must be a list of at least one object, but is empty
            operation | sns: {}                                | an SNS Operation Binding Object must have 'consumers'
            operation | solace: { destinations: [ {} ] }       | a Solace Destination Object must have 'destinationType'
            message   | ibmmq: { type: jms, headers: h }       | 'headers' is a field of an IBM MQ Message Binding Object only if its type is binary; remove it
            message   | kafka: { key: { type: record }, bindingVersion: 0.4.0 } | an Avro record must have 'name'
            message   | kafka: { key: { type: 5 } }            | 'type' must be one of null, boolean, object, array, number, string, integer, or a list of them, but is 5
            """)
    void aBrokenBindingIsAnError(String place, String binding, String words) {
        assertThat(diagnostics("3.0.0", place, binding))
                .first()
                .asString()
                .matches("a.yaml:4:[0-9]+: error: \\Q" + words + "\\E");
    }

    @Test
    void aMisspeltFieldOfAnOpenObjectIsWarnedOf() {
        assertThat(diagnostics("3.0.0", "channel", "amqp: { exchange: { vhots: n } }"))
                .containsExactly(
                        "a.yaml:4:63: warning: 'vhots' is not a field of an AMQP Exchange Object and is" + " ignored");
    }

    @Test
    void aReservedBindingIsWarnedOf() {
        assertThat(diagnostics("3.0.0", "channel", "mqtt: { qos: 1 }, redis: {}"))
                .containsExactly("a.yaml:4:49: warning: 'mqtt' must be an empty object, as the binding is reserved for"
                        + " future use; what it holds is ignored");
    }

    @Test
    void ros2CameWithVersion31() {
        String binding = "ros2: { domainId: 5 }";
        assertThat(diagnostics("3.1.0", "server", binding)).isEmpty();
        assertThat(diagnostics("3.0.0", "server", binding))
                .singleElement()
                .asString()
                .contains("since AsyncAPI 3.1,");
    }

    @Test
    void bindingsOfVersion2AreNotChecked() {
        String document = "channels: { c: { bindings: { kafka: { any: 1 }, mine: 1 } } }";
        assertThat(documents("2.6.0", document).diagnostics("a.yaml"))
                .filteredOn(found -> found.contains(": error:"))
                .isEmpty();
    }

    @Test
    void aBrokenBindingStopsNoGeneration() {
        String document = String.valueOf(PLACES.get("server")).formatted("kafka: { any: 1 }");
        assertThat(documents("3.0.0", document).contract("a.yaml").diagnostics())
                .anyMatch(found -> found.isError() && found.message().startsWith("'any' is not a field"));
    }

    private List<String> diagnostics(String version, String place, String binding) {
        return documents(version, String.valueOf(PLACES.get(place)).formatted(binding)).diagnostics("a.yaml").stream()
                .filter(found -> !found.contains(ANOTHER_PROTOCOL))
                .toList();
    }

    private Documents documents(String version, String part) {
        return new Documents(folder)
                .with("a.yaml", "asyncapi: " + version + "\ninfo:\n  { title: T, version: '1' }\n" + part + "\n");
    }
}
