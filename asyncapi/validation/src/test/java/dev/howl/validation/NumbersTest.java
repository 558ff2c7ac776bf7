package dev.howl.validation;

import static dev.howl.validation.Bundles.channel;
import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.runtime.Direction;
import dev.howl.runtime.Json;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

@Timeout(60)
class NumbersTest {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private static boolean accepts(String schema, JsonNode value) {
        return channel(schema).validate(Direction.TO_SERVER, "say", value).isEmpty();
    }

    /** Returns a frame as it is read from a connection. */
    private static JsonNode frame(String text) {
        return Json.read(text.replace('\'', '"'));
    }

    @Test
    void numbersOfABundleThatWereReadAsDoublesEqualDecimals() {
        JsonNode bundle = frame("""
                {'channel': 'chat', 'routing': {'toServer': 'say', 'toClient': 'said'},
                 'toServer': {'say': {'$ref': '#/definitions/a'}}, 'toClient': {'said': {}},
                 'definitions': {'a': {'const': {'a': [1.5, 0.1]}}}}
                """);
        JsonNode decimals = Bundles.json("{'a': [1.50, 0.1]}");
        assertThat(FrameValidator.load(bundle).validate(Direction.TO_SERVER, "say", decimals))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'type':'integer'}|5.0",
                "{'type':'integer'}|1E2",
                "{'type':'integer'}|-0.0",
                "{'type':'integer'}|1e300",
                "{'multipleOf':0.01}|19.99",
                "{'multipleOf':1e-300}|1e300",
                "{'multipleOf':1e-999999999}|1",
                "{'multipleOf':1e-999999999}|1e300",
                "{'multipleOf':9007199254740993}|9007199254740993",
                "{'minimum':0}|-0.0",
                "{'exclusiveMinimum':0}|1e-300",
                "{'maximum':1e999999999}|1e300",
                "{'const':{'a':[1]}}|{'a':[1.0]}",
                "{'enum':[1e2,100]}|100",
                "{'const':0.1}|0.10",
                "{'uniqueItems':true}|[9007199254740993,9007199254740992]",
                "{'uniqueItems':true}|[1,true]",
                "{'minLength':2.0,'maxLength':99999999999}|'ab'",
                "{'maxItems':1e30}|[1]",
            })
    void numbersAreComparedByTheirValue(String schema, String value) {
        assertThat(accepts(schema, frame(value))).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'type':'integer'}|5.5",
                "{'type':'integer','maximum':10}|1e300",
                "{'type':'integer','minimum':10}|-1e300",
                "{'type':['integer','string'],'exclusiveMaximum':10}|1e300",
                "{'type':'integer','maximum':9223372036854775807}|9223372036854775808",
                "{'maximum':9007199254740992}|9007199254740993",
                "{'multipleOf':2}|9007199254740993",
                "{'multipleOf':1e999999999}|1",
                "{'minimum':1e999999999}|1e300",
                "{'exclusiveMinimum':0}|-0.0",
                "{'const':9007199254740993}|9007199254740992",
                "{'uniqueItems':true}|[{'a':1},{'a':1.0}]",
                "{'enum':[true]}|1",
                "{'minItems':1e30}|[1]",
                "{'minLength':4294967297}|'ab'",
            })
    void noNumberIsRoundedOrThrows(String schema, String value) {
        assertThat(accepts(schema, frame(value))).isFalse();
    }

    @Test
    void numbersThatNoDoubleHoldsAreExact() {
        JsonNode digits = NODES.numberNode(BigInteger.TEN.pow(10_000).add(BigInteger.ONE));
        assertThat(accepts("{'type':'integer','minimum':10}", digits)).isTrue();
        assertThat(accepts("{'multipleOf':2}", digits)).isFalse();
        JsonNode huge = NODES.numberNode(new BigDecimal("1e400"));
        assertThat(accepts("{'type':'integer','multipleOf':0.1}", huge)).isTrue();
        assertThat(accepts("{'maximum':1e300}", huge)).isFalse();
        assertThat(accepts("{'maximum':10}", NODES.numberNode(Double.NaN))).isTrue();
    }
}
