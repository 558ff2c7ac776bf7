package dev.howl.generator.docs.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Tests of {@link TextLines}. */
class TextLinesTest {
    @Test
    void textBreaksAtWordsAndPartsOfNames() {
        assertThat(TextLines.of("one two three", 8, 3)).containsExactly("one two", "three");
        assertThat(TextLines.of("get_pending_responses", 12, 3)).containsExactly("get_pending_", "responses");
        assertThat(TextLines.of("abcdefghij", 4, 3)).containsExactly("abcd", "efgh", "ij");
    }

    @Test
    void textThatIsTooLongEndsWithAnEllipsis() {
        assertThat(TextLines.of("abcdefghijklmnop", 4, 2)).containsExactly("abcd", "efg…");
    }

    @Test
    void wideLettersCountTwiceAndNoneIsCutInTwo() {
        assertThat(TextLines.of("警報警報", 4, 3)).containsExactly("警報", "警報");
        assertThat(TextLines.of("🐺🐺", 1, 3)).containsExactly("🐺", "🐺");
        assertThat(TextLines.of(" \n ", 4, 3)).isEmpty();
    }
}
