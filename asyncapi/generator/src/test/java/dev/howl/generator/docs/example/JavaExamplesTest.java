package dev.howl.generator.docs.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.generator.Compiled;
import dev.howl.generator.Generator;
import dev.howl.generator.Target;
import dev.howl.generator.plan.ChannelPlan;
import dev.howl.model.Contract;
import dev.howl.model.Message;
import dev.howl.model.Operation;
import dev.howl.model.diagnostic.Diagnostics;
import dev.howl.model.reader.ContractReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The Java of the pages compiles beside the client that is generated from the same document. */
class JavaExamplesTest {
    private static final String PACKAGE = "pages";
    private static final String HOWL = "../contract/howl.asyncapi.yaml";

    @TempDir
    private Path temp = Path.of("");

    @ParameterizedTest
    @ValueSource(
            strings = {
                HOWL,
                "src/test/cases/asking/contract.yaml",
                "src/test/cases/binary/contract.yaml",
                "src/test/cases/joined/contract.yaml",
                "src/test/cases/keywords/contract.yaml",
                "src/test/cases/objects/contract.yaml",
                "src/test/cases/rooms/contract.yaml",
                "src/test/cases/textframes/contract.yaml",
                "src/test/cases/topics/contract.yaml",
                "src/test/cases/unions/contract.yaml",
                "src/test/cases/values/contract.yaml"
            })
    void eachExampleCompiles(String document) throws Exception {
        Contract contract = ContractReader.read(Path.of(document));
        Map<String, JavaCode> codes = codes(contract);
        assertThat(codes).isNotEmpty();
        Map<String, String> sources = new LinkedHashMap<>(
                Generator.emit(contract, Target.CLIENT, PACKAGE).sources());
        int number = 0;
        for (JavaCode code : codes.values()) {
            String name = "Usage" + ++number;
            sources.put(PACKAGE + "/" + name + ".java", code.source().replace(JavaCode.CLASS, name));
        }
        for (Map.Entry<String, String> source : sources.entrySet()) {
            Path file = temp.resolve("java").resolve(source.getKey());
            Files.createDirectories(file.getParent());
            Files.writeString(file, source.getValue());
        }

        Compiled.of(temp.resolve("classes"), temp.resolve("java"));
    }

    @Test
    void aRequestHasTheValuesOfItsExample() throws Exception {
        Map<String, JavaCode> codes = codes(ContractReader.read(Path.of(HOWL)));

        assertThat(shown(codes, "sendBroadcast send_broadcast")).isEqualTo("""
                import java.net.URI;

                try (HowlClient client = HowlClient.connect(URI.create("ws://localhost:8080/events"))) {
                    BroadcastAccepted answer = client.broadcasts().send("Lunch is served").join();
                    System.out.println(answer);
                }""");
        assertThat(shown(codes, "publishIncidentDiff incident_diff"))
                .contains(
                        "client.incidents().follow(now -> System.out.println(now), event -> System.out.println(event));");
        assertThat(shown(codes, "publishAlert alert")).contains("// UUID city is yours", "client.alerts(city)");
        assertThat(codes).doesNotContainKey("subscribe subscribe");
    }

    private static String shown(Map<String, JavaCode> codes, String key) {
        JavaCode code = codes.get(key);
        if (code == null) {
            throw new AssertionError("no code for " + key + ", but for " + codes.keySet());
        }
        return code.shown();
    }

    /** The code for each message of each operation, and for each channel. */
    private static Map<String, JavaCode> codes(Contract contract) {
        List<ChannelPlan> plans = new ArrayList<>(ChannelPlan.of(contract, PACKAGE, false, new Diagnostics()));
        JavaExamples examples = new JavaExamples(contract, plans, new ExampleFrames(contract));
        Map<String, JavaCode> codes = new LinkedHashMap<>();
        contract.channels().forEach(channel -> examples.connect(channel)
                .ifPresent(code -> codes.put("connect " + channel.id(), code)));
        for (Operation operation : contract.operations()) {
            for (Message message : operation.messages()) {
                examples.of(operation, message).ifPresent(code -> codes.put(operation.id() + " " + message.id(), code));
            }
        }
        return codes;
    }
}
