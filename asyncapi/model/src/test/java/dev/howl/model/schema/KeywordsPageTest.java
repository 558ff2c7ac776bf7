package dev.howl.model.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of keywords in the guide. {@code -Dhowl.golden=update} writes it. */
class KeywordsPageTest {
    private static final Path PAGE = Path.of("../../docs-site/contract.md");
    private static final String BEGIN = "| keyword | enforced by | in Java it |\n| --- | --- | --- |\n";

    @Test
    void theGuideListsThemAll() throws IOException {
        String page = Files.readString(PAGE);
        assertThat(page).contains(BEGIN);
        int begin = page.indexOf(BEGIN) + BEGIN.length();
        int end = page.indexOf("\n\n", begin) + 1;
        String rows = Stream.of(Keyword.values()).map(KeywordsPageTest::row).collect(Collectors.joining());
        String expected = page.substring(0, begin) + rows + page.substring(end);
        if ("update".equals(System.getProperty("howl.golden"))) {
            Files.writeString(PAGE, expected);
        }
        assertThat(Files.readString(PAGE))
                .as("write it with -Dhowl.golden=update")
                .isEqualTo(expected);
    }

    private static String row(Keyword keyword) {
        String by =
                switch (keyword.effect()) {
                    case SHAPE -> "types and validation";
                    case BOUND -> "constructors and validation";
                    case VALIDATION -> "validation";
                    case WORDS -> "–";
                };
        return "| `" + keyword.word() + "` | " + by + " | " + keyword.outcome() + " |\n";
    }
}
