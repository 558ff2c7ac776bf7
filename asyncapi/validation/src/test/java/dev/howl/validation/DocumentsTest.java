package dev.howl.validation;

import static dev.howl.validation.Bundles.channel;
import static dev.howl.validation.Bundles.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.howl.runtime.Direction;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

class DocumentsTest {
    private static List<Violation> validate(FrameValidator validator, JsonNode frame) {
        return validator.validate(Direction.TO_SERVER, "say", frame);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'properties':{'a':{'$ref':'#'}},'additionalProperties':false}|{'a':{'a':{}}}|{'a':{'b':1}}",
                "{'$ref':'#/definitions/n~1a%25','definitions':{'n/a%':{'type':'integer'}}}|1|'x'",
                "{'$id':'https://example.com/doc','items':{'$ref':'#/definitions/i'},'definitions':{'i':{'type':'integer'}}}|[1]|['x']",
                "{'$id':'urn:x:doc','items':{'$ref':'#i'},'definitions':{'i':{'$id':'#i','type':'integer'}}}|[1]|['x']",
                "{'$id':'https://example.com/a/doc','items':{'$ref':'b'},'definitions':{'i':{'$id':'b','type':'null'}}}|[null]|['x']",
                "{'$ref':'http://json-schema.org/draft-07/schema#'}|{'minLength':1}|{'minLength':-1}",
                "{'properties':{'$ref':{'type':'integer'}}}|{'$ref':1}|{'$ref':'x'}",
            })
    void schemaOfAMessageIsADocument(String schema, String valid, String invalid) {
        FrameValidator validator = channel(schema);
        assertThat(validate(validator, json(valid))).isEmpty();
        assertThat(validate(validator, json(invalid))).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'allOf':[{'$ref':'#'}]}",
                "{'$ref':'#/definitions/a','definitions':{'a':{'$ref':'#/definitions/b'},'b':{'$ref':'#/definitions/a'}}}",
            })
    void schemaThatAppliesItselfToTheSameValueIsRefused(String schema) {
        assertThatThrownBy(() -> channel(schema))
                .isInstanceOf(InvalidBundleException.class)
                .hasMessageContaining("applies itself to the same value");
    }

    @Test
    void frameThatIsNestedTooDeepIsAViolation() {
        ArrayNode frame = JsonNodeFactory.instance.arrayNode();
        ArrayNode inner = frame;
        for (int i = 0; i < 100_000; i++) {
            inner = inner.addArray();
        }
        assertThat(validate(channel("{'items':{'$ref':'#'},'type':'array'}"), frame))
                .containsExactly(new Violation("", "$ref", "nested too deep for its recursive schema"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'pattern':'a++'}",
                "{'properties':{'x':{'not':{'patternProperties':{'a++':{}}}}}}",
                "{'if':{'items':{'pattern':'a++'}}}",
            })
    void patternThatIsNotOfEcmaScriptIsRefused(String schema) {
        assertThatThrownBy(() -> channel(schema))
                .isInstanceOf(InvalidBundleException.class)
                .hasMessageContaining(
                        "'a++' is not a regular expression of ECMA-262: a quantifier follows a quantifier");
    }
}
