package golden.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.howl.runtime.Field;
import dev.howl.runtime.Json;
import dev.howl.runtime.Timestamp;
import java.math.BigInteger;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.JsonNode;

final class Exercise {
    static void run() throws Exception {
        everyValueIsReadAndWrittenBack();
        numbersAreComparedByValue();
        unknownValuesAreKept();
        whatIsNoScalarIsRefused();
        integersAreWholeNumbersInAnyNotation();
        largeNumbersHaveTypesThatHoldThem();
        durationsAreWrittenBackAsRead();
    }

    private static void integersAreWholeNumbersInAnyNotation() {
        assertThat(Json.mapper().readValue("{\"whole\":5.0}", Prikaz.class).whole()).isEqualTo(5);
        assertThat(Json.mapper().readValue("{\"whole\":1E2}", Prikaz.class).whole()).isEqualTo(100);
        refused("{\"whole\":9223372036854775808}", "beyond long");
        refused("{\"whole\":1e300}", "beyond long");
        refused("{\"whole\":5.5}", "is not an integer");
    }

    private static void refused(String json, String message) {
        assertThatThrownBy(() -> Json.mapper().readValue(json, Prikaz.class))
                .isInstanceOf(DatabindException.class)
                .hasMessageContaining(message);
    }

    private static void largeNumbersHaveTypesThatHoldThem() {
        String json = "{\"huge\":123456789012345678901234567890,\"asked\":99999999999999999999,\"exact\":0.1}";
        Prikaz read = Json.mapper().readValue(json, Prikaz.class);
        assertThat(read.huge()).isEqualTo(new BigInteger("123456789012345678901234567890"));
        assertThat(read.exact()).isEqualByComparingTo("0.1");
        assertThat(Json.mapper().writeValueAsString(read)).contains("123456789012345678901234567890", "\"exact\":0.1");
        assertThat(Json.mapper().readValue("{}", Prikaz.class).huge()).isEqualTo("12345678901234567890");
        refused("{\"asked\":-1}", "'asked' is less than 0");
        refused("{\"exact\":0.001}", "'exact' is not a multiple of 0.01");
    }

    private static void durationsAreWrittenBackAsRead() {
        for (String span : new String[] {"P1W", "P1M", "P1Y2M", "PT36H"}) {
            Prikaz read = Json.mapper().readValue("{\"span\":\"" + span + "\"}", Prikaz.class);
            assertThat(Json.mapper().writeValueAsString(read)).contains("\"span\":\"" + span + "\"");
        }
    }

    private static void everyValueIsReadAndWrittenBack() {
        for (String mixed : new String[] {"1", "\"1\"", "\"auto\"", "true", "5", "\"5\"", "false", "0.25"}) {
            String frame = """
                    {"größe":1,"名前":"n","состояние":"новый","op":"<=","level":"-1","twins":"go od","ints":3,\
                    "halves":0.5,"mixed":%s,"maybe":true,"flag":true,"listed":[1,"a",2],"huge":7,"exact":0.5,\
                    "since":"2026-11-21t10:00:00.10-00:00","daily":"10:00:00+18:01"}""".formatted(mixed);
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
        assertThat(empty.mixed()).isEqualTo(Field.of(null));
        assertThat(empty.since()).isEqualTo(Timestamp.parse("2016-12-31T23:59:60-00:00"));
        assertThat(empty.daily()).hasToString("08:30:00.1234567890z");
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
