package golden.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.howl.runtime.Json;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.JsonNode;

final class Exercise {
    static void run() throws Exception {
        everyValueIsReadAndWrittenBack();
        numbersAreComparedByValue();
        unknownValuesAreKept();
        whatIsNoScalarIsRefused();
    }

    private static void everyValueIsReadAndWrittenBack() {
        for (String mixed : new String[] {"1", "\"1\"", "\"auto\"", "true", "5", "\"5\"", "false", "0.25"}) {
            String frame = """
                    {"größe":1,"名前":"n","состояние":"новый","op":"<=","level":"-1","twins":"go od","ints":3,\
                    "halves":0.5,"mixed":%s,"maybe":true,"flag":true,"listed":[1,"a",2]}""".formatted(mixed);
            Prikaz read = Json.mapper().readValue(frame, Prikaz.class);
            assertThat(read.größe()).isEqualTo(1);
            assertThat(read.名前()).isEqualTo("n");
            assertThat(read.состояние()).isSameAs(PrikazSostoyanie.НОВЫЙ);
            assertThat(read.op().known()).isEqualTo(PrikazOp.Known.LESS_THAN_OR_EQUAL);
            assertThat(read.level().known()).isEqualTo(PrikazLevel.Known.MINUS_1);
            assertThat(read.ints()).isSameAs(PrikazInts.V_3);
            assertThat(read.listed().get(0).known()).isEqualTo(PrikazListedItem.Known.V_1);
            assertThat(Json.mapper().writeValueAsString(read)).isEqualTo(frame);
        }
        Prikaz empty = Json.mapper().readValue("{\"mixed\":null}", Prikaz.class);
        assertThat(empty.ints()).isSameAs(PrikazInts.of(2));
        assertThat(empty.maybe()).isSameAs(PrikazMaybe.MAYBE);
        assertThat(empty.mixed()).isNull();
    }

    private static void numbersAreComparedByValue() {
        assertThat(Json.mapper().readValue("1.0", PrikazHalves.class)).isSameAs(PrikazHalves.V_1);
        assertThat(Json.mapper().readValue("15e-1", PrikazHalves.class)).isSameAs(PrikazHalves.V_1_5);
        assertThat(PrikazHalves.of(1.5)).isSameAs(PrikazHalves.V_1_5);
        assertThat(PrikazMixed.of(1)).isNotEqualTo(PrikazMixed.of("1"));
        assertThatIllegalArgumentException().isThrownBy(() -> PrikazMixed.of(2)).withMessageContaining("must be one of");
    }

    private static void unknownValuesAreKept() {
        PrikazMixed five = Json.mapper().readValue("5", PrikazMixed.class);
        assertThat(five.known()).isEqualTo(PrikazMixed.Known.UNKNOWN);
        assertThat(five).isEqualTo(Json.mapper().readValue("5.0", PrikazMixed.class)).hasSameHashCodeAs(
                Json.mapper().readValue("5.0", PrikazMixed.class));
        JsonNode written = Json.mapper().valueToTree(five);
        assertThat(written.isNumber()).isTrue();
        assertThat(Json.mapper().writeValueAsString(PrikazHalves.V_12345678901234567890)).isEqualTo("12345678901234567890");
    }

    private static void whatIsNoScalarIsRefused() {
        assertThatThrownBy(() -> Json.mapper().readValue("{\"value\": 1}", PrikazMixed.class))
                .isInstanceOf(DatabindException.class);
    }
}
