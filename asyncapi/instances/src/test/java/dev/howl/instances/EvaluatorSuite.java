package dev.howl.instances;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A run of the draft-07 tests of the JSON Schema Test Suite with the evaluator. Not a test of the build, since the suite is not
 * part of the project: the system property {@code howl.json-schema-suite} names its folder {@code tests/draft7}.
 */
class EvaluatorSuite {
    private final Map<String, int[]> counts = new TreeMap<>();
    private int remote;

    @Test
    void printsTheVerdictsThatDiffer() throws IOException {
        Path root = Path.of(System.getProperty("howl.json-schema-suite", ""));
        assertThat(root.resolve("ref.json")).isRegularFile();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".json"))
                    .sorted()
                    .toList()) {
                run(root.relativize(file).toString(), file);
            }
        }
        counts.forEach((part, count) -> System.out.printf("%s: %d right, %d wrong%n", part, count[0], count[1]));
        assertThat(counts.getOrDefault("required", new int[2])[1]).isEqualTo(remote);
    }

    private void run(String name, Path file) throws IOException {
        for (JsonNode group : new JsonMapper().readTree(Files.readString(file))) {
            for (JsonNode test : group.path("tests")) {
                String verdict = verdict(group.path("schema"), test.path("data"));
                boolean right = verdict.equals(test.path("valid").asString());
                String part = name.startsWith("optional") ? "optional" : "required";
                counts.computeIfAbsent(part, key -> new int[2])[right ? 0 : 1]++;
                if (!right) {
                    // The evaluator makes no requests either.
                    remote += name.equals("refRemote.json") ? 1 : 0;
                    System.out.println(name + ": " + group.path("description").asString() + ": "
                            + test.path("description").asString() + ": " + verdict);
                }
            }
        }
    }

    /** The schema is a document of its own, as the suite means it. */
    private static String verdict(JsonNode schema, JsonNode data) {
        try {
            SchemaDocument document = SchemaDocument.whole(schema);
            return Boolean.toString(new Evaluator(document)
                    .evaluate(new SchemaPlace("", schema), data)
                    .isEmpty());
        } catch (RuntimeException e) {
            return e.toString();
        }
    }
}
