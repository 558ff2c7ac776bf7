package dev.howl.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.diff.rule.DiffRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/**
 * The pages of the rules, with an example each from the table of cases. {@code -Dhowl.golden=update} writes them. They are
 * two, as one would make too large a page of the site.
 */
class RulesPageTest {
    private static final Path FOLDER = Path.of("../../docs-site");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Test
    void thePageOfBreakingChangesListsThemAll() throws IOException {
        check("diff-rules.md", List.of(DiffLevel.BREAKING), """
                # The rules of howl diff

                The rules that `howl diff` and `howl:diff` apply; [Comparing contracts](diff.md) says how to use them. The examples
                are changes of one document, as JSON Merge Patches: what it had before, and what it has now. This page has the rules
                for changes that break clients in use, [another](diff-rules-other.md) has all others.
                """);
    }

    @Test
    void thePageOfOtherChangesListsThemAll() throws IOException {
        List<DiffLevel> levels = Arrays.stream(DiffLevel.values())
                .filter(level -> level != DiffLevel.BREAKING)
                .toList();
        check("diff-rules-other.md", levels, """
                # More rules of howl diff

                The rules of `howl diff` and `howl:diff` for changes that break nothing in use. The examples are as on
                [the page of breaking changes](diff-rules.md).
                """);
    }

    private static void check(String file, List<DiffLevel> levels, String start) throws IOException {
        Map<String, DiffCase> cases =
                DiffCases.all().stream().collect(Collectors.toMap(DiffCase::rule, Function.identity()));
        StringBuilder page = new StringBuilder(start);
        for (DiffLevel level : levels) {
            page.append("\n## ").append(title(level)).append('\n');
            DiffRules.all().stream()
                    .filter(rule -> rule.level() == level)
                    .forEach(rule -> section(rule, Objects.requireNonNull(cases.get(rule.id())), page));
        }
        if ("update".equals(System.getProperty("howl.golden"))) {
            Files.writeString(FOLDER.resolve(file), page);
        }
        assertThat(Files.readString(FOLDER.resolve(file)))
                .as("write it with -Dhowl.golden=update")
                .isEqualTo(page.toString());
    }

    private static String title(DiffLevel level) {
        return switch (level) {
            case BREAKING -> "Breaking";
            case SOURCE -> "Source";
            case COMPATIBLE -> "Compatible";
        };
    }

    private static void section(DiffRule rule, DiffCase row, StringBuilder page) {
        page.append("\n### ").append(rule.id()).append("\n\n").append(rule.text());
        page.append(" Breaks ")
                .append(rule.affected())
                .append(". Instead: ")
                .append(rule.advice())
                .append(".\n\n```\n");
        page.append("before: ").append(json(row.old())).append('\n');
        page.append("now:    ").append(json(row.now())).append("\n```\n");
    }

    private static String json(Map<String, Object> patch) {
        return JSON.writeValueAsString(patch)
                .replace("\",\"", "\", \"")
                .replace("\":", "\": ")
                .replace(",\"", ", \"");
    }
}
