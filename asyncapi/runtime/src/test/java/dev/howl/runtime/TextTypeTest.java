package dev.howl.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class TextTypeTest {
    private static final UUID ID = UUID.fromString("0b1c0000-0000-0000-0000-00000000000a");

    private static String read(String text, TextType first, TextType... others) {
        return TextType.read(text, EnumSet.of(first, others))
                .map(JsonNode::toString)
                .orElse("none");
    }

    @Test
    void aTextIsReadAsTheFirstTypeThatItFits() {
        assertThat(read("5", TextType.STRING)).isEqualTo("\"5\"");
        assertThat(read("5", TextType.NUMBER, TextType.STRING)).isEqualTo("5");
        assertThat(read("-1.5e3", TextType.NUMBER)).isEqualTo("-1500.0");
        assertThat(read("den", TextType.NUMBER, TextType.STRING)).isEqualTo("\"den\"");
        assertThat(read("true", TextType.BOOLEAN, TextType.STRING)).isEqualTo("true");
        assertThat(read("{\"a\":1}", TextType.JSON)).isEqualTo("{\"a\":1}");
        assertThat(read("", TextType.STRING)).isEqualTo("\"\"");
        assertThat(TextType.read("5", Set.of())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " 5",
                "5 ",
                "+5",
                "05",
                "5.",
                ".5",
                "0x5",
                "NaN",
                "Infinity",
                "1e999999999",
                "\u0665",
                "5\n",
                "1_000"
            })
    void whatJsonDoesNotCallANumberIsNone(String text) {
        assertThat(read(text, TextType.NUMBER)).isEqualTo("none");
        assertThat(read("9".repeat(1001), TextType.NUMBER)).isEqualTo("none");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "TRUE", "yes", "1", " true"})
    void onlyTrueAndFalseAreBooleans(String text) {
        assertThat(read(text, TextType.BOOLEAN)).isEqualTo("none");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "\"x\"", "{", "{} {}", "{\"a\":\"\\ud800\"}"})
    void onlyObjectsAndListsAreReadAsJson(String text) {
        assertThat(read(text, TextType.JSON)).isEqualTo("none");
    }

    @Test
    void aKeyIsWrittenAsInFrames() {
        assertThat(TextType.write((Object) "den")).isEqualTo("den");
        assertThat(TextType.write(ID)).isEqualTo("0b1c0000-0000-0000-0000-00000000000a");
        assertThat(TextType.write((Object) 5L)).isEqualTo("5");
        assertThat(TextType.write(LocalDate.of(2026, 2, 3))).isEqualTo("2026-02-03");
    }

    @Test
    void aKeyIsReadFromItsText() {
        assertThat(TextType.key(ID.toString(), UUID.class)).isEqualTo(ID);
        assertThat(TextType.key("5", Long.class)).isEqualTo(5L);
        assertThat(TextType.key("2026-02-03", LocalDate.class)).isEqualTo(LocalDate.of(2026, 2, 3));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TextType.key("Berlin", UUID.class))
                .withMessage("the key is not a UUID");
    }
}
