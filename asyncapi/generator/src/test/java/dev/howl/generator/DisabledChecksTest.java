package dev.howl.generator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.model.Contract;
import dev.howl.model.reader.ContractReader;
import dev.howl.runtime.ChannelSpec;
import dev.howl.runtime.FrameCodec;
import dev.howl.runtime.Message;
import dev.howl.runtime.MessageSpec;
import dev.howl.server.ChannelBinding;
import dev.howl.testkit.conformance.Conformance;
import dev.howl.testkit.conformance.result.ConformanceReport;
import dev.howl.testkit.conformance.result.Finding;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Test of the conformance runner against a generated server that has lost one check of its validator, or one decision of
 * its router: the runner notices each, and names it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DisabledChecksTest {
    private static final String PACKAGE = "checks";
    private static final Pattern WORD = Pattern.compile("(?:^|_)(.)");

    private Contract contract;
    private URLClassLoader classes;
    private StubServer server;

    @BeforeAll
    void startServer(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("contract.yaml");
        CheckedDocument.write(file, DisabledChecks.all());
        contract = ContractReader.read(file);
        Path sources = folder.resolve("java");
        Path resources = folder.resolve("resources");
        Generator.generate(new GenerateRequest(file, Target.SERVER, PACKAGE, sources, resources));
        for (DisabledCheck check : DisabledChecks.all()) {
            String name = name(check);
            CheckedDocument.disable(
                    check,
                    sources.resolve(PACKAGE + "/" + name + "Contract.java"),
                    resources.resolve("META-INF/howl/" + PACKAGE + "." + name + "Channel/schemas.json"));
        }
        Path compiled = Compiled.of(folder.resolve("classes"), sources).classes();
        classes = new URLClassLoader(
                new URL[] {compiled.toUri().toURL(), resources.toUri().toURL()},
                getClass().getClassLoader());
        List<ChannelBinding<?>> bindings = new ArrayList<>();
        ServiceLoader.load(ChannelBinding.class, classes).forEach(bindings::add);
        server = new StubServer(classes, bindings, replies(bindings), folder.resolve("data"));
    }

    private static String name(DisabledCheck check) {
        return WORD.matcher(check.channel()).replaceAll(word -> word.group(1).toUpperCase(Locale.ROOT));
    }

    private static Map<Class<?>, Message> replies(List<ChannelBinding<?>> bindings) {
        Map<Class<?>, Message> replies = new HashMap<>();
        for (ChannelBinding<?> binding : bindings) {
            ChannelSpec spec = binding.spec();
            FrameCodec codec = FrameCodec.ofClient(spec);
            for (MessageSpec message : spec.clientMessages()) {
                String frame = "{\"op\":\"" + message.name() + "_done\"}";
                replies.put(message.type(), codec.decode(codec.read(frame)));
            }
        }
        return replies;
    }

    @AfterAll
    void stopServer() throws Exception {
        server.close();
        classes.close();
    }

    @ParameterizedTest
    @MethodSource("dev.howl.generator.DisabledChecks#all")
    void noticesADisabledCheck(DisabledCheck check) throws Exception {
        URI uri = URI.create("ws://127.0.0.1:" + server.port() + "/" + check.channel());
        ConformanceReport report = Conformance.of(contract, uri)
                .messagesPerSecond(100_000)
                .answerTime(Duration.ofSeconds(10))
                .generated(1)
                .strict(true)
                .run();
        assertThat(report.problems()).isEmpty();
        assertThat(report.failures()).extracting(Finding::sentence).allMatch(sentence -> check.words().stream()
                .anyMatch(sentence::contains));
        assertThat(report.failures()).extracting(Finding::diagnosis).containsAll(check.diagnoses());
    }
}
