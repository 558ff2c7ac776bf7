package dev.howl.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.DatabindException;

class FormattedTextsTest {
    record Texts(URI uri, UUID uuid, LocalDate date) {}

    @Test
    void aTextOfTheFormatIsRead() {
        String id = "123e4567-e89b-12d3-a456-426614174000";
        Texts texts = Json.mapper()
                .readValue("{\"uri\":\"\",\"uuid\":\"%s\",\"date\":\"2024-02-29\"}".formatted(id), Texts.class);
        assertThat(texts).isEqualTo(new Texts(URI.create(""), UUID.fromString(id), LocalDate.of(2024, 2, 29)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"uri\":1E+30",
                "\"uri\":5",
                "\"uri\":true",
                "\"uri\":\" a\"",
                "\"uri\":[\"a\"]",
                "\"uuid\":\"AAAAAAAAAAAAAAAAAAAAAA==\"",
                "\"uuid\":\"\"",
                "\"uuid\":7",
                "\"date\":19000",
                "\"date\":[2024,2,29]",
                "\"date\":\"\"",
                "\"date\":\" 2024-02-29\""
            })
    void nothingElseIsTakenForIt(String member) {
        assertThatThrownBy(() -> Json.mapper().readValue("{" + member + "}", Texts.class))
                .isInstanceOf(DatabindException.class);
    }
}
