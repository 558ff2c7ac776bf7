package dev.howl.model.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.model.FieldOutcomes;
import dev.howl.model.FieldOutcomes.Row;
import dev.howl.model.FieldOutcomes.Use;
import dev.howl.model.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The table of fields, and its form in the guide. {@code -Dhowl.golden=update} writes that. */
class FieldsPageTest {
    private static final Path PAGE = Path.of("../../docs-site/contract.md");
    private static final String BEGIN =
            "| object | in code, or in code and docs | in the docs alone | no effect |\n| --- | --- | --- | --- |\n";
    private static final List<SpecificationVersion> VERSIONS = List.of(
            new SpecificationVersion(2, 0),
            new SpecificationVersion(2, 6),
            new SpecificationVersion(3, 0),
            new SpecificationVersion(3, 1));

    @Test
    void everyFieldOfEveryObjectHasARowAndEveryRowHasAField() {
        Set<String> fields = new LinkedHashSet<>();
        for (SpecificationVersion version : VERSIONS) {
            ObjectTables.of(version).names().stream()
                    .filter(name -> !name.equals(ObjectTables.SCHEMA))
                    .forEach(name -> ObjectTables.of(version)
                            .get(name)
                            .fields()
                            .keySet()
                            .forEach(field -> fields.add(name + " " + field)));
        }
        HowlExtensions.places()
                .forEach((place, names) -> names.forEach(name -> fields.add("x-howl " + place + " " + name)));
        assertThat(FieldOutcomes.all())
                .extracting(row -> row.object() + " " + row.field())
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(fields);
        assertThat(FieldOutcomes.all())
                .filteredOn(
                        row -> row.uses().contains(Use.WARNING) || row.uses().contains(Use.NONE))
                .allMatch(row -> !row.words().isEmpty());
    }

    /** Then its fields need no rows. */
    @Test
    void aBindingThatIsCheckedAndNotUsedIsWarnedOf() {
        ObjectTables tables = ObjectTables.of(new SpecificationVersion(3, 1));
        List<Row> unused = FieldOutcomes.all().stream()
                .filter(row -> row.object().endsWith(" Bindings Object"))
                .filter(row -> tables.get(row.object()).fields().getOrDefault(row.field(), List.of()).stream()
                        .anyMatch(field -> field.type() instanceof FieldType.Named named
                                && tables.isUnused(tables.get(named.table()))))
                .toList();
        assertThat(unused).hasSizeGreaterThan(20).allMatch(row -> row.uses().equals(Set.of(Use.WARNING)));
    }

    @Test
    void theGuideExplainsEveryExtensionAndItsFields() throws IOException {
        String page = Files.readString(PAGE);
        String section = page.substring(page.indexOf("\n## Extensions\n"));
        assertThat(HowlExtensions.places()).hasSizeGreaterThan(8);
        HowlExtensions.places()
                .forEach((place, names) -> assertThat(names).as(place).allSatisfy(name -> assertThat(section)
                        .contains("`" + name + "`")));
    }

    @Test
    void theGuideListsThemAll() throws IOException {
        String page = Files.readString(PAGE);
        assertThat(page).contains(BEGIN);
        int begin = page.indexOf(BEGIN) + BEGIN.length();
        int end = page.indexOf("\n\n", begin) + 1;
        Map<String, List<Row>> objects = FieldOutcomes.all().stream()
                .collect(Collectors.groupingBy(Row::object, LinkedHashMap::new, Collectors.toList()));
        Map<String, List<String>> lines = objects.entrySet().stream()
                .collect(Collectors.groupingBy(
                        object -> line(object.getValue()),
                        LinkedHashMap::new,
                        Collectors.mapping(Map.Entry::getKey, Collectors.toList())));
        String rows = lines.entrySet().stream()
                .map(line -> "| " + String.join(", ", line.getValue()) + " | " + line.getKey())
                .collect(Collectors.joining());
        String expected = page.substring(0, begin) + rows + page.substring(end);
        if ("update".equals(System.getProperty("howl.golden"))) {
            Files.writeString(PAGE, expected);
        }
        assertThat(Files.readString(PAGE))
                .as("write it with -Dhowl.golden=update")
                .isEqualTo(expected);
    }

    /** Returns the line of an object after its name: objects with the same fields share one. */
    private static String line(List<Row> rows) {
        Map<String, List<Row>> reasons = rows.stream()
                .filter(row -> !row.words().isEmpty())
                .collect(Collectors.groupingBy(Row::words, LinkedHashMap::new, Collectors.toList()));
        String unused = reasons.entrySet().stream()
                .map(reason -> names(reason.getValue(), row -> true)
                        + (reason.getValue().get(0).uses().contains(Use.WARNING) ? " (warning): " : ": ")
                        + reason.getKey())
                .collect(Collectors.joining(". "));
        return names(rows, row -> row.uses().contains(Use.CODE)) + " | "
                + names(
                        rows,
                        row -> row.uses().contains(Use.DOCS) && !row.uses().contains(Use.CODE)) + " | " + unused
                + " |\n";
    }

    private static String names(List<Row> rows, Predicate<Row> which) {
        return rows.stream().filter(which).map(row -> "`" + row.field() + "`").collect(Collectors.joining(", "));
    }
}
