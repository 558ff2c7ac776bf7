package dev.howl.generator.emit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The names of an enumeration's constants. */
class ConstantNamesTest {
    private static Map<String, String> names(String json) {
        List<JsonNode> values = new ArrayList<>();
        JsonMapper.shared().readTree(json).forEach(values::add);
        return ConstantNames.of(values).entrySet().stream()
                .collect(Collectors.toMap(entry -> entry.getKey().toString(), Map.Entry::getValue));
    }

    @Test
    void operatorsAndSignsAreWords() {
        assertThat(names("['<', '<=', '=', '!=', '+1', '-1', '1', '', '*']".replace('\'', '"'))
                        .values())
                .containsExactlyInAnyOrder(
                        "LESS_THAN",
                        "LESS_THAN_OR_EQUAL",
                        "EQUAL",
                        "NOT_EQUAL",
                        "PLUS_1",
                        "MINUS_1",
                        "V_1",
                        "EMPTY",
                        "ASTERISK");
    }

    @Test
    void valuesThatWouldShareANameAreToldApartByThemselves() {
        Map<String, String> names =
                names("[\"a-b\", \"a_b\", \"aB\", \"GOOD\", \"good\", \"Straße\", \"STRASSE\", \"c\"]");
        assertThat(names)
                .containsEntry("\"a-b\"", "A_B__a_2D_b")
                .containsEntry("\"a_b\"", "A_B__a_5F_b")
                .containsEntry("\"aB\"", "A_B__aB")
                .containsEntry("\"good\"", "GOOD__good")
                .containsEntry("\"Straße\"", "STRASSE__Straße")
                .containsEntry("\"c\"", "C");
        assertThat(names.values()).doesNotHaveDuplicates();
    }

    @Test
    void anInsertedValueRenamesNoneOfAClash() {
        Map<String, String> before = names("[\"a-b\", \"a_b\", \"-1\"]");
        Map<String, String> after = names("[\"1\", \"aB\", \"a_b\", \"A b\", \"-1\", \"a-b\"]");
        assertThat(after).containsAllEntriesOf(before);
    }

    @Test
    void namesOfOtherMembersStayTheirs() {
        assertThat(names("[\"unknown\", \"values\"]"))
                .containsEntry("\"unknown\"", "UNKNOWN__unknown")
                .containsEntry("\"values\"", "VALUES__values");
    }

    @Test
    void equalNumbersAreOneValueAndOthersHaveNames() {
        assertThat(names("[1, 1.0, -0.5, true, \"1\", 100]").values())
                .containsExactlyInAnyOrder("V_1__NUMBER", "MINUS_0_5", "TRUE", "V_1__1", "V_100");
    }
}
