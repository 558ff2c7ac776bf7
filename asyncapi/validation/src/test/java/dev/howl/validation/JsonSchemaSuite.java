package dev.howl.validation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.runtime.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A run of the draft-07 tests of the JSON Schema Test Suite. Not a test of the build, since the suite is not part of the
 * project: {@code make json-schema-suite DIR=...} runs it on a copy.
 */
class JsonSchemaSuite {
    /** Tests of references to documents on a server. The validator makes no requests, so it refuses those schemas. */
    private static final Set<String> REMOTE = Set.of("refRemote");

    private final Map<String, Map<SuiteCase.Outcome, Integer>> counts = new LinkedHashMap<>();
    private final Map<String, SuiteCase.Verdict> failures = new LinkedHashMap<>();

    @Test
    void verdictsAreThoseOfTheSuite() throws IOException {
        Path root = Path.of(System.getProperty("howl.json-schema-suite", ""));
        assertThat(root.resolve("ref.json"))
                .as("DIR names the suite's folder tests/draft7")
                .isRegularFile();
        for (Path file : files(root)) {
            String group = root.relativize(file).toString().replaceAll("\\.json$", "");
            for (SuiteCase test : SuiteCase.of(Json.mapper().readTree(Files.readString(file)))) {
                record(group, test);
            }
        }
        print();
        Set<String> unexpected = new TreeSet<>(failures.keySet());
        unexpected.removeIf(KnownWrong.REASONS::containsKey);
        unexpected.removeIf(this::isRemote);
        Set<String> mended = new TreeSet<>(KnownWrong.REASONS.keySet());
        mended.removeAll(failures.keySet());
        assertThat(unexpected).as("tests with another verdict").isEmpty();
        assertThat(mended).as("known as wrong, but right").isEmpty();
    }

    private static List<Path> files(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    private boolean isRemote(String name) {
        SuiteCase.Verdict verdict = failures.get(name);
        return REMOTE.contains(group(name)) && verdict != null && verdict.outcome() == SuiteCase.Outcome.REFUSED;
    }

    private static String group(String name) {
        return name.substring(0, name.indexOf(": "));
    }

    private void record(String group, SuiteCase test) {
        SuiteCase.Verdict verdict = test.run();
        SuiteCase.Outcome outcome = verdict.outcome();
        counts.computeIfAbsent(group, key -> new LinkedHashMap<>()).merge(outcome, 1, Integer::sum);
        if (outcome != SuiteCase.Outcome.RIGHT) {
            failures.put(group + ": " + test.name(), verdict);
        }
    }

    private void print() {
        List<String> lines = new ArrayList<>();
        Map<SuiteCase.Outcome, Integer> required = new LinkedHashMap<>();
        Map<SuiteCase.Outcome, Integer> optional = new LinkedHashMap<>();
        counts.forEach((group, count) -> {
            lines.add("%-32s %s".formatted(group, count(count)));
            Map<SuiteCase.Outcome, Integer> total = group.startsWith("optional") ? optional : required;
            count.forEach((outcome, number) -> total.merge(outcome, number, Integer::sum));
            failures.forEach((name, verdict) -> {
                if (group(name).equals(group)) {
                    lines.add("    " + verdict + ": " + name.substring(group.length() + 2));
                }
            });
        });
        lines.add("required: " + count(required));
        lines.add("optional: " + count(optional));
        System.out.println(String.join("\n", lines));
    }

    private static String count(Map<SuiteCase.Outcome, Integer> counts) {
        return "right %d, wrong %d, refused %d"
                .formatted(
                        counts.getOrDefault(SuiteCase.Outcome.RIGHT, 0),
                        counts.getOrDefault(SuiteCase.Outcome.WRONG, 0),
                        counts.getOrDefault(SuiteCase.Outcome.REFUSED, 0));
    }
}
