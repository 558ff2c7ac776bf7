package dev.howl.client.pact;

import static org.assertj.core.api.Assertions.assertThat;

import au.com.dius.pact.consumer.junit5.PactTestFor;
import au.com.dius.pact.core.model.annotations.Pact;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestWatcher;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A JUnit extension that fails a test class whose pact differs from the committed one, which the server's tests verify.
 * Register it before Pact's own extension: it then runs after that, when the file has been written.
 */
final class CommittedPacts implements TestWatcher, AfterAllCallback {
    static final String WRITTEN = "target/pacts";

    private static final Path COMMITTED = Path.of("src/pacts");
    private static final String UPDATE =
            "mvn -pl client-sdk/sdk -am -Dhowl.pacts=update -Dtest=HowlPactTest,StatePactTest"
                    + " -Dsurefire.failIfNoSpecifiedTests=false test";
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED)
            .build();

    private boolean incomplete;

    /** Skips the comparison: after a failed test Pact leaves out what the test expected. */
    @Override
    public void testFailed(ExtensionContext context, @Nullable Throwable cause) {
        incomplete = true;
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        if (incomplete || context.getExecutionException().isPresent()) {
            return;
        }
        String pact = pact(context.getRequiredTestClass());
        String written = normalised(Path.of(WRITTEN, pact));
        Path committed = COMMITTED.resolve(pact);
        if ("update".equals(System.getProperty("howl.pacts"))) {
            Files.createDirectories(COMMITTED);
            Files.writeString(committed, written);
        }
        assertThat(committed)
                .as("the committed pact is missing; if it was renamed, write it with: %s", UPDATE)
                .isRegularFile();
        assertThat(written)
                .as(
                        "client-sdk/sdk/src/pacts/%s and what the SDK expects; if that was changed on purpose, run: %s",
                        pact, UPDATE)
                .isEqualTo(normalised(committed));
    }

    /** Returns the name of the file that Pact writes for a test class. */
    private static String pact(Class<?> test) {
        PactTestFor provider = test.getAnnotation(PactTestFor.class);
        String consumer = Stream.of(test.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Pact.class))
                .map(method -> method.getAnnotation(Pact.class).consumer())
                .findFirst()
                .orElseThrow();
        return consumer + "-" + provider.providerName() + ".json";
    }

    /** Returns a pact without the version of Pact, and with its interactions in alphabetical order. */
    private static String normalised(Path pact) throws IOException {
        ObjectNode tree = (ObjectNode) JSON.readTree(Files.readString(pact));
        ((ObjectNode) tree.path("metadata")).remove("pact-jvm");
        List<JsonNode> interactions = tree.path("interactions")
                .valueStream()
                .sorted(Comparator.comparing(
                        interaction -> interaction.path("description").asString()))
                .toList();
        tree.putArray("interactions").addAll(interactions);
        return JSON.writeValueAsString(tree).replace("\r\n", "\n") + "\n";
    }
}
