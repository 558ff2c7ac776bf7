package dev.howl.generator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.generator.Generator.Output;
import dev.howl.generator.docs.DocsEmitter;
import dev.howl.model.Contract;
import dev.howl.model.FieldOutcomes;
import dev.howl.model.FieldOutcomes.Row;
import dev.howl.model.FieldOutcomes.Use;
import dev.howl.model.SpecificationVersion;
import dev.howl.model.check.ContractChecks;
import dev.howl.model.diagnostic.Diagnostic;
import dev.howl.model.reader.ContractReader;
import dev.howl.model.schema.Keyword;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Each row of the table of fields is true: a document that differs in this field alone gives other code or pages, or
 * exactly one more warning at the field.
 */
class FieldOutcomesTest {
    private static final Path FOLDER = Path.of("src/test/fields");
    private static final Path HOWL = FOLDER.resolve("howl.yaml");

    private static final String KEYWORDS = """
            {"asyncapi": "3.1.0", "info": {"title": "Base", "version": "1.0.0"},
             "channels": {"chat": {"messages": {"say": {"payload": {"type": "object", "properties": {"word": %s, "either": {"$ref": "#/components/schemas/Either"}}}}}}},
             "operations": {"say": {"action": "receive", "channel": {"$ref": "#/channels/chat"}}},
             "components": {"schemas": {
               "Named": {"type": "string"},
               "Base": %s,
               "A": {"allOf": [{"$ref": "#/components/schemas/Base"}]},
               "B": {"allOf": [{"$ref": "#/components/schemas/Base"}], "properties": {"b": {"type": "string"}}},
               "Either": {"oneOf": [{"$ref": "#/components/schemas/A"}, {"$ref": "#/components/schemas/B"}]}}}}
            """;

    /** Results for the base documents, with which hundreds of rows are compared. */
    private static final Map<String, Made> BASES = new HashMap<>();

    @TempDir
    private Path temp = Path.of("");

    /** Everything that is generated from a document, and its warnings. */
    private record Made(Map<String, String> code, String page, List<Diagnostic> warnings) {}

    static Stream<Arguments> rows() throws IOException {
        List<Arguments> rows = new ArrayList<>();
        add(rows, "3.1", new FieldSamples(FOLDER.resolve("asyncapi-3.1.yaml"), "samples-3.1.yaml"), 3, 1);
        add(rows, "2.6", new FieldSamples(FOLDER.resolve("asyncapi-2.6.yaml"), "samples-2.6.yaml"), 2, 6);
        FieldSamples howl = new FieldSamples(HOWL, "samples-howl.yaml");
        FieldOutcomes.all().stream()
                .filter(row -> row.object().startsWith("x-howl "))
                .forEach(row -> rows.add(Arguments.of("Howl", row, howl)));
        return rows.stream();
    }

    private static void add(List<Arguments> rows, String version, FieldSamples samples, int major, int minor) {
        ContractChecks.fields(new SpecificationVersion(major, minor)).stream()
                .forEach(row -> rows.add(Arguments.of(version, row, samples)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("rows")
    void eachFieldIsUsedAsTheTableSays(String version, Row row, FieldSamples samples) throws Exception {
        Map<String, String> documents = samples.of(row);
        boolean isReportedElsewhere = row.uses().equals(Set.of(Use.NONE));
        assertThat(documents.isEmpty() && !isReportedElsewhere)
                .as("samples of %s in %s", row, version)
                .isFalse();
        Made before = base(samples);
        for (Map.Entry<String, String> document : documents.entrySet()) {
            check(row, samples.base(), before, document.getKey(), document.getValue());
        }
    }

    @ParameterizedTest
    @EnumSource(Keyword.class)
    void eachKeywordIsUsedAsItsRowSays(Keyword keyword) throws Exception {
        ObjectNode schema = (ObjectNode) new YAMLMapper()
                .readTree(Files.readString(FOLDER.resolve("keywords.yaml")))
                .path(keyword.word());
        ObjectNode bare = schema.deepCopy().without(keyword.word());
        Made with = made(document(keyword, schema));
        Made without = made(document(keyword, bare));
        boolean isForPeople = keyword.effect() == Keyword.Effect.WORDS;
        assertThat(!isForPeople || !with.page().equals(without.page()))
                .as("page changes")
                .isEqualTo(keyword != Keyword.COMMENT);
        assertThat(isForPeople || !with.code().equals(without.code()))
                .as("code changes")
                .isTrue();
        assertThat(added(without, with)).isEmpty();
    }

    private static String document(Keyword keyword, ObjectNode schema) {
        return keyword == Keyword.DISCRIMINATOR
                ? KEYWORDS.formatted("true", schema)
                : KEYWORDS.formatted(schema, "{\"type\": \"object\"}");
    }

    private void check(Row row, String base, Made before, String place, String text) throws Exception {
        Made after = made(text);
        assertThat(!after.code().equals(before.code()))
                .as("code changes with %s", place)
                .isEqualTo(row.uses().contains(Use.CODE));
        if (row.uses().contains(Use.DOCS) || !row.uses().contains(Use.CODE)) {
            assertThat(!after.page().equals(before.page()))
                    .as("page changes with %s", place)
                    .isEqualTo(row.uses().contains(Use.DOCS));
        }
        List<Diagnostic> added = added(before, after);
        if (row.uses().contains(Use.CODE)) {
            assertThat(added).as("warnings with %s", place).noneMatch(warning -> warning.message()
                    .contains("has no effect"));
            return;
        }
        assertThat(added).as("warnings with %s", place).hasSize(row.uses().contains(Use.WARNING) ? 1 : 0);
        for (Diagnostic warning : added) {
            assertThat(warning.location().line())
                    .as("%s", warning)
                    .isBetween(firstChange(base, text), lastChange(base, text));
        }
    }

    /** Returns the warnings of a document that the base does not have; two alike are two. */
    private static List<Diagnostic> added(Made before, Made after) {
        List<String> known = new ArrayList<>(
                before.warnings().stream().map(Diagnostic::message).toList());
        List<Diagnostic> added = new ArrayList<>(after.warnings());
        added.removeIf(warning -> known.remove(warning.message()));
        return added;
    }

    private static int firstChange(String base, String text) {
        List<String> before = base.lines().toList();
        List<String> after = text.lines().toList();
        int line = 0;
        while (before.get(line).equals(after.get(line))) {
            line++;
        }
        return line + 1;
    }

    private static int lastChange(String base, String text) {
        List<String> before = base.lines().toList();
        List<String> after = text.lines().toList();
        int same = 0;
        while (before.get(before.size() - 1 - same).equals(after.get(after.size() - 1 - same))) {
            same++;
        }
        return Math.max(after.size() - same, firstChange(base, text) + 1);
    }

    private Made base(FieldSamples samples) throws Exception {
        Made known = BASES.get(samples.base());
        Made base = known == null ? made(samples.base()) : known;
        BASES.put(samples.base(), base);
        return base;
    }

    private Made made(String text) throws Exception {
        Path file = temp.resolve("contract.json");
        Files.writeString(file, text);
        Contract contract = ContractReader.read(file);
        Map<String, String> code = new TreeMap<>();
        Output server = Generator.emit(contract, Target.SERVER, "fields");
        code.putAll(server.sources());
        server.resources().forEach((name, content) -> {
            if (name.endsWith("schemas.json")) {
                code.put(name, content);
            }
        });
        code.putAll(Generator.emit(contract, Target.CLIENT, "fields").sources());
        List<Diagnostic> warnings = new ArrayList<>(contract.diagnostics());
        warnings.addAll(server.diagnostics());
        return new Made(code, String.join("\n", DocsEmitter.emit(contract).values()), warnings);
    }
}
