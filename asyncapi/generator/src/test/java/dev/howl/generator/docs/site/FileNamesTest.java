package dev.howl.generator.docs.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileNamesTest {
    private final FileNames names = new FileNames();

    @ParameterizedTest
    @ValueSource(strings = {"subscribe", "get_alerts", "user-left", "order.placed.v2", "4000"})
    void aPlainIdIsTheName(String id) {
        assertThat(names.add(id)).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "..",
                "../../etc/passwd",
                "a/b",
                "a\\b",
                ".hidden",
                "a.",
                "a b",
                "C:",
                "con",
                "NUL",
                "lpt1.txt",
                "größe",
                "Заказ",
                "~x",
                "<script>",
                "\u0000",
                "%2e%2e"
            })
    void anyOtherIdGetsAHash(String id) {
        assertThat(names.add(id)).matches("[A-Za-z0-9_-]*~[0-9a-f]{8}");
    }

    @Test
    void longIdsAreCut() {
        String first = names.add("x".repeat(255) + "a");
        String second = names.add("x".repeat(255) + "b");

        assertThat(List.of(first, second)).allMatch(name -> name.length() < 100).doesNotHaveDuplicates();
    }

    @Test
    void noNamesDifferInCaseAlone() {
        List<String> all = List.of(names.add("Say"), names.add("say"), names.add("SAY"), names.add("say"));

        assertThat(all.get(0)).isEqualTo("Say");
        assertThat(all.stream().map(name -> name.toLowerCase(Locale.ROOT))).doesNotHaveDuplicates();
    }

    @Test
    void theNameDoesNotDependOnOtherIds() {
        FileNames others = new FileNames();
        others.add("etwas");

        assertThat(others.add("größe")).isEqualTo(names.add("größe"));
    }
}
