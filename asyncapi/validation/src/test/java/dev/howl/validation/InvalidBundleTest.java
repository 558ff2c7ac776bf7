package dev.howl.validation;

import static dev.howl.validation.Bundles.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InvalidBundleTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[]|it must be a JSON object",
                "{'toServer':{},'toClient':{}}|'channel' must be a non-empty string",
                "{'channel':'c','routing':{'toServer':{}},'toServer':{},'toClient':{}}|'toServer' in 'routing': an object must have 'value', 'type' or 'present'",
                "{'channel':'c','routing':{'toServer':'b'},'toServer':{'a':{}},'toClient':{}}|'toServer' in 'routing': the direction has no message 'b'",
                "{'channel':'c','routing':{'toClient':{'type':'','cases':[{'is':['text'],'then':'a'}]}},'toServer':{},'toClient':{'a':{}}}|'toClient' in 'routing'",
                "{'channel':'c','routing':{'toClient':{'value':7}},'toServer':{},'toClient':{}}|'toClient' in 'routing': must be a string: 7",
                "{'channel':'c','routing':{'toClient':7},'toServer':{},'toClient':{}}|'toClient' in 'routing': must be",
                "{'channel':'c','toServer':{}}|'toClient' must be an object",
                "{'channel':'c','toServer':{'a':1},'toClient':{}}|'a' in 'toServer' must be a schema",
                "{'channel':'c','toServer':{},'toClient':{},'definitions':[]}|'definitions' must be an object",
                "{'channel':'c','toServer':{'a':{'maxLength':'x'}},'toClient':{}}|'a' in 'toServer' is not a draft-07 schema: /maxLength: must be integer",
                "{'channel':'c','toServer':{'a':{'type':'text'}},'toClient':{}}|'a' in 'toServer' is not a draft-07 schema",
                "{'channel':'c','toServer':{'a':{'pattern':'['}},'toClient':{}}|'a' in 'toServer'",
                "{'channel':'c','toServer':{},'toClient':{'a':{'$ref':'#/definitions/b'}}}|message 'a' in 'toClient'",
                "{'channel':'c','toServer':{'a':{'properties':{'p':{'items':{'$ref':'#/definitions/b'}}}}},'toClient':{}}|message 'a' in 'toServer'",
                "{'channel':'c','toServer':{},'toClient':{'a':{'$ref':'https://example.com/schema.json'}}}|message 'a' in 'toClient'",
            })
    void malformedBundleIsRefusedWithAReason(String bundle, String reason) {
        assertThatThrownBy(() -> FrameValidator.load(json(bundle)))
                .isInstanceOf(InvalidBundleException.class)
                .hasMessageContaining("invalid schema bundle: ")
                .hasMessageContaining(reason);
    }

    /** Definitions are checked by several threads. */
    @Test
    void ofManyMalformedSchemasTheFirstIsNamed() {
        String schemas = IntStream.range(0, 1000)
                .mapToObj(i -> "'d" + i + "':{'maxLength':" + (i < 500 ? "1" : "'x'") + "}")
                .collect(Collectors.joining(","));
        assertThatThrownBy(() -> FrameValidator.load(
                        json("{'channel':'c','toServer':{},'toClient':{},'definitions':{" + schemas + "}}")))
                .isInstanceOf(InvalidBundleException.class)
                .hasMessageContaining("'d500' in 'definitions' is not a draft-07 schema: /maxLength: must be integer");
    }

    @Test
    void referenceNeverCausesARequest() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        AtomicInteger requests = new AtomicInteger();
        server.createContext("/", exchange -> {
            requests.incrementAndGet();
            exchange.sendResponseHeaders(404, -1);
        });
        server.start();
        try {
            assertRefused("http://127.0.0.1:" + server.getAddress().getPort() + "/schema.json");
            assertThat(requests).hasValue(0);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void referenceNeverReadsAFile(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("schema.json"), "{\"type\":\"string\"}");
        assertRefused(file.toUri().toString());
        assertRefused("classpath:draft-07/schema");
    }

    private static void assertRefused(String reference) {
        String bundle = "{'channel':'c','toServer':{'a':{'$ref':'" + reference + "'}},'toClient':{}}";
        assertThatThrownBy(() -> FrameValidator.load(json(bundle))).isInstanceOf(InvalidBundleException.class);
    }
}
