package dev.howl.instances;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.model.Message;
import dev.howl.runtime.Direction;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MutantsTest {
    private static final int FRAMES = 40;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'type': 'integer'}|type",
                "{'enum': ['a', 'b']}|enum",
                "{'const': 1}|const",
                "{'type': 'integer', 'minimum': 1, 'maximum': 9}|maximum minimum type",
                "{'type': 'number', 'exclusiveMinimum': 1, 'exclusiveMaximum': 9}|exclusiveMaximum exclusiveMinimum type",
                "{'type': 'number', 'multipleOf': 0.1}|multipleOf type",
                "{'type': 'string', 'minLength': 2, 'maxLength': 4}|maxLength minLength type",
                "{'type': 'string', 'pattern': '^[a-z]{3}$'}|pattern type",
                "{'type': 'string', 'format': 'date-time'}|format type",
                "{'type': 'array', 'minItems': 1, 'maxItems': 3, 'items': {'type': 'integer'}, 'uniqueItems': true}|maxItems minItems type uniqueItems",
                "{'type': 'array', 'contains': {'const': 1}}|contains type",
                "{'type': 'array', 'items': [{'type': 'integer'}], 'additionalItems': false}|additionalItems type",
                "{'type': 'object', 'required': ['a'], 'properties': {'a': {'type': 'boolean'}}, 'additionalProperties': false}|additionalProperties required type",
                "{'type': 'object', 'minProperties': 1, 'maxProperties': 2}|maxProperties minProperties type",
                "{'type': 'object', 'propertyNames': {'pattern': '^[a-z]+$'}}|propertyNames type",
                "{'type': 'object', 'properties': {'a': {}, 'b': {}}, 'dependencies': {'a': ['b']}}|dependencies type",
                "{'oneOf': [{'type': 'integer'}, {'type': 'string'}]}|oneOf type",
                "{'oneOf': [{'multipleOf': 2}, {'multipleOf': 3}], 'type': 'integer'}|multipleOf oneOf type",
                "{'anyOf': [{'type': 'integer'}, {'type': 'string'}]}|anyOf type",
                "{'type': 'integer', 'not': {'const': 5}}|not type"
            })
    void eachKeywordIsBroken(String schema, String keywords) {
        ChannelInstances instances = SmallContract.of(schema.replace('\'', '"'));

        Mutants.Survey survey = survey(instances, SmallContract.message(instances));

        Set<String> broken = new TreeSet<>();
        survey.mutants().forEach(mutant -> broken.add(mutant.keyword()));
        assertThat(broken).containsExactly(keywords.split(" "));
        assertThat(survey.unmutated()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'type': 'string', 'maxLength': 99999999999}|maxLength",
                "{'type': 'array', 'maxItems': 99999999999, 'items': {'type': 'boolean'}}|maxItems",
                "{'type': 'object', 'maxProperties': 99999999999}|maxProperties"
            })
    void aLimitBeyondIntIsNotBroken(String schema, String keyword) {
        ChannelInstances instances = SmallContract.of(schema.replace('\'', '"'));

        Mutants.Survey survey = survey(instances, SmallContract.message(instances));

        assertThat(survey.mutants())
                .extracting(Mutant::keyword)
                .contains("type")
                .doesNotContain(keyword);
    }

    @Test
    void aMutantNamesTheValueTheSchemaAndTheKeyword() {
        ChannelInstances instances = SmallContract.of("""
                {"type": "object", "required": ["list"], "properties": {
                  "list": {"type": "array", "minItems": 1, "items": {"type": "string", "maxLength": 3}}}}""");

        List<Mutant> mutants =
                survey(instances, SmallContract.message(instances)).mutants();

        assertThat(mutants)
                .filteredOn(mutant -> mutant.keyword().equals("maxLength"))
                .singleElement()
                .satisfies(mutant -> {
                    assertThat(mutant.pointer()).isEqualTo("/list/0");
                    assertThat(mutant.schemaPointer()).isEqualTo("/toServer/it/properties/list/items");
                    assertThat(mutant.keywords()).containsExactly("maxLength");
                });
    }

    @Test
    void aMissingMemberIsNamedByItsObject() {
        ChannelInstances instances = SmallContract.of("""
                {"type": "object", "required": ["in"], "properties": {
                  "in": {"type": "object", "required": ["a"], "additionalProperties": false, "properties": {"a": {}}}}}""");

        List<Mutant> mutants =
                survey(instances, SmallContract.message(instances)).mutants();

        assertThat(mutants)
                .filteredOn(mutant -> mutant.schemaPointer().equals("/toServer/it/properties/in"))
                .filteredOn(mutant -> !mutant.keyword().equals("type"))
                .extracting(Mutant::pointer)
                .containsExactly("/in", "/in");
    }

    @Test
    void aConstraintThatCannotBeBrokenIsListedWithAReason() {
        ChannelInstances instances =
                SmallContract.of(Map.of("it", "{\"type\": \"string\", \"maxLength\": 5000}"), "{}", 100);

        Mutants.Survey survey = survey(instances, SmallContract.message(instances));

        assertThat(survey.unmutated()).singleElement().satisfies(none -> {
            assertThat(none.constraint()).isEqualTo(new KeywordPlace("/toServer/it", "maxLength"));
            assertThat(none.reason()).contains("longer than the 100 bytes");
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'type': 'integer', 'not': {'minimum': 5}}|/not|minimum|it is inside 'not', which is broken as a whole",
                "{'type': 'array', 'contains': {'const': 1}}|/contains|const|it is inside 'contains', which is broken as a whole",
                "{'type': 'object', 'propertyNames': {'maxLength': 3}}|/propertyNames|maxLength|it is inside 'propertyNames', which is broken as a whole",
                "{'type': 'integer', 'if': {'minimum': 5}, 'then': {'multipleOf': 2}, 'else': {'multipleOf': 3}}|/if|minimum|it is part of the condition 'if'; the constraints of 'then' and 'else' are broken instead",
            })
    void whatAValidFrameNeedNotMeetIsListedWithTheReason(String schema, String place, String keyword, String reason) {
        ChannelInstances instances = SmallContract.of(schema.replace('\'', '"'));
        Message message = SmallContract.message(instances);

        Mutants.Survey survey = survey(instances, message);

        Mutants.Unmutated listed = new Mutants.Unmutated(new KeywordPlace("/toServer/it" + place, keyword), reason);
        assertThat(survey.unasserted()).containsExactly(listed);
        assertThat(survey.unmutated()).isEmpty();
        assertThat(instances.constraints(Direction.TO_SERVER, message)).doesNotContain(listed.constraint());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'type': 'integer', 'if': {'minimum': 5}, 'then': {'multipleOf': 2}, 'else': {'multipleOf': 3}}|/then multipleOf;/else multipleOf",
                "{'type': 'object', 'properties': {'a': {}, 'b': {}}, 'dependencies': {'a': {'required': ['b']}}}|/dependencies/a required",
                "{'type': 'object', 'properties': {'a': {}, 'b': {}}, 'dependencies': {'a': ['b']}}|# dependencies",
            })
    void whatAConditionOrAMemberImpliesIsBroken(String schema, String expected) {
        ChannelInstances instances = SmallContract.of(schema.replace('\'', '"'));

        Mutants.Survey survey = survey(instances, SmallContract.message(instances));

        for (String one : expected.split(";", -1)) {
            int space = one.lastIndexOf(' ');
            KeywordPlace place = new KeywordPlace(
                    "/toServer/it" + one.substring(0, space).replace("#", ""), one.substring(space + 1));
            assertThat(Mutants.constraints(survey.mutants())).contains(place);
        }
        assertThat(survey.unmutated()).isEmpty();
    }

    @Test
    void aChangeThatMakesAnotherMessageIsNoMutant() {
        ChannelInstances instances = typed();

        List<Mutant> mutants =
                survey(instances, SmallContract.message(instances, "say")).mutants();

        assertThat(mutants).isNotEmpty();
        assertThat(mutants).noneMatch(mutant -> mutant.frame().text().contains("\"type\":\"say_\""));
    }

    @Test
    void aChangeOfTheMarkIsARoutingMutant() {
        ChannelInstances instances = typed();

        List<Mutant> mutants =
                survey(instances, SmallContract.message(instances, "say")).mutants();

        assertThat(mutants)
                .filteredOn(Mutant::routing)
                .extracting(Mutant::keyword)
                .contains("const", "required");
        assertThat(mutants)
                .filteredOn(mutant -> !mutant.routing())
                .extracting(Mutant::keyword)
                .contains("maxLength");
    }

    @Test
    void whereNoAlternativeFitsTheListOfThemMayBeNamed() {
        ChannelInstances instances = SmallContract.of("""
                {"type": "object", "required": ["a"], "properties": {"a": {"oneOf": [
                  {"type": "object", "required": ["n"], "properties": {"n": {"type": "integer", "maximum": 3}}},
                  {"type": "null"}]}}}""");

        List<Mutant> mutants =
                survey(instances, SmallContract.message(instances)).mutants();

        assertThat(mutants)
                .filteredOn(mutant -> mutant.keyword().equals("maximum"))
                .singleElement()
                .satisfies(mutant -> {
                    assertThat(mutant.pointer()).isEqualTo("/a/n");
                    assertThat(mutant.isAt("/a")).isTrue();
                    assertThat(mutant.isAt("")).isFalse();
                });
    }

    private static ChannelInstances typed() {
        Map<String, String> payloads = new LinkedHashMap<>();
        payloads.put("say", """
                {"type": "object", "required": ["type"], "properties": {
                  "type": {"const": "say"}, "text": {"type": "string", "maxLength": 5}}}""");
        // What is tried first in place of the other mark.
        payloads.put("ask", """
                {"type": "object", "required": ["type"], "properties": {"type": {"const": "say_"}}}""");
        return SmallContract.of(payloads, "{}", ChannelInstances.DEFAULT_MAX_BYTES);
    }

    private static Mutants.Survey survey(ChannelInstances instances, Message message) {
        return Mutants.of(instances).survey(Direction.TO_SERVER, message, FRAMES, 0);
    }
}
