package dev.howl.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConstraintsTest {
    @Test
    void copiesKeepTheirOrderAndAreImmutable() {
        Map<String, Integer> source = new LinkedHashMap<>();
        for (int i = 99; i >= 0; i--) {
            source.put("k" + i, i);
        }
        Map<String, Integer> copy = Constraints.copyOf(source);
        assertThat(copy.keySet()).containsExactlyElementsOf(source.keySet());
        source.clear();
        assertThat(copy).hasSize(100);
        assertThatThrownBy(copy::clear).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void copyRejectsNullUnlessTheContractAllowsIt() {
        List<String> items = new ArrayList<>(Arrays.asList("a", null));
        assertThatNullPointerException().isThrownBy(() -> Constraints.copy(items));
        assertThat(Constraints.copyWithNulls(items)).containsExactly("a", null);
        Map<String, String> values = new LinkedHashMap<>();
        values.put("x", null);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Constraints.copyOf(values))
                .withMessage("'x' is required");
        assertThat(Constraints.copyWithNulls(values)).containsEntry("x", null);
    }

    @Test
    void numbersAreComparedByValue() {
        Constraints.oneOf("n", 1.5, 1, new BigDecimal("1.50"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Constraints.oneOf("n", 2L, 1, new BigDecimal("1E+400")))
                .withMessageContaining("must be one of");
        Constraints.constant("n", 5L, new BigDecimal("5.0"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Constraints.constant("n", 6, new BigDecimal("5.0")))
                .withMessage("'n' must be 5.0");
    }

    @Test
    void aDateIsOneThatCanBeWritten() {
        for (String date : List.of("0000-01-01", "2024-02-29", "9999-12-31")) {
            Constraints.format("day", LocalDate.parse(date), "date");
        }
        for (String date : List.of("+10000-01-01", "-0001-12-31", "+999999999-12-31")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Constraints.format("day", LocalDate.parse(date), "date"))
                    .withMessage("'day' is not a valid date");
        }
    }

    @Test
    void itemsAreUniqueIfTheirTextsAre() {
        Constraints.uniqueItems(
                "spans",
                List.of(CalendarDuration.parse("P7D"), CalendarDuration.parse("p7d"), CalendarDuration.parse("P07D")));
        Constraints.uniqueItems(
                "times", List.of(Timestamp.parse("2026-01-01T00:00:00Z"), Timestamp.parse("2026-01-01T00:00:00z")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Constraints.uniqueItems(
                        "spans", List.of(CalendarDuration.parse("P7D"), CalendarDuration.parse("P7D"))))
                .withMessage("'spans' has an item twice");
    }
}
