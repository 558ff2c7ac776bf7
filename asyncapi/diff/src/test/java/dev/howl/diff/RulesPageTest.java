package dev.howl.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.diff.rule.DiffRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** The page of the rules, with an example each from the table of cases. {@code -Dhowl.golden=update} writes it. */
class RulesPageTest {
    private static final Path PAGE = Path.of("../../docs-site/diff-rules.md");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Test
    void thePageListsThemAll() throws IOException {
        Map<String, DiffCase> cases =
                DiffCases.all().stream().collect(Collectors.toMap(DiffCase::rule, Function.identity()));
        StringBuilder page = new StringBuilder("""
                # The rules of howl diff

                The rules that `howl diff` and `howl:diff` apply; [Comparing contracts](diff.md) says how to use them. The examples
                are changes of one document, as JSON Merge Patches: what it had before, and what it has now.
                """);
        for (DiffLevel level : DiffLevel.values()) {
            page.append("\n## ").append(title(level)).append('\n');
            DiffRules.all().stream()
                    .filter(rule -> rule.level() == level)
                    .forEach(rule -> section(rule, Objects.requireNonNull(cases.get(rule.id())), page));
        }
        if ("update".equals(System.getProperty("howl.golden"))) {
            Files.writeString(PAGE, page);
        }
        assertThat(Files.readString(PAGE))
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
