package dev.howl.model.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.model.Channel;
import dev.howl.model.Contract;
import dev.howl.model.Message;
import dev.howl.model.reader.ContractReader;
import dev.howl.runtime.RoutingJson;
import dev.howl.runtime.RoutingPlan;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Messages are distinguished by what is sure about their frames; what is not sure is left to validation. */
class RoutingPlannerTest {
    @TempDir
    Path folder = Path.of("");

    /** Messages, as lines of YAML. */
    private Routing routing(String messages) throws Exception {
        Path file = Files.writeString(folder.resolve("api.yaml"), """
                asyncapi: 3.0.0
                info: {title: T, version: 1.0.0}
                channels:
                  chat:
                    messages:
                %s
                components:
                  schemas:
                    Pet: {type: object, discriminator: pet, required: [pet], properties: {pet: {type: string}}}
                    Cat: {allOf: [{$ref: '#/components/schemas/Pet'}]}
                    Dog: {allOf: [{$ref: '#/components/schemas/Pet'}]}
                """.formatted(messages.indent(6)));
        Contract contract = ContractReader.read(file);
        Channel channel = contract.channels().get(0);
        return RoutingPlanner.plan(
                channel.messages().stream().map(RoutingPlannerTest::routed).toList(), null);
    }

    private static RoutedMessage routed(Message message) {
        return new RoutedMessage(message.id(), message.payload(), List.of());
    }

    private String plan(String messages) throws Exception {
        return written(routing(messages).plan());
    }

    private static String written(RoutingPlan plan) {
        String json = RoutingJson.write(plan).toString();
        assertThat(RoutingJson.write(RoutingPlan.parse(json)))
                .as("the plan, written and read")
                .hasToString(json);
        return json.replace('"', '\'');
    }

    /** Two schemas that are distinguished by the values of one member. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            op  | {const: 1}            | {const: 2}                | 1     | 2
            op  | {const: 1}            | {const: '1'}              | 1     | '1'
            ok  | {const: true}         | {const: false}            | true  | false
            ok  | {const: true}         | {const: null}             | true  | null
            k   | {enum: [a]}           | {enum: [b, c]}            | 'a'   | 'b','c'
            k   | {enum: [1, a]}        | {enum: [null, b]}         | 1,'a' | 'b',null
            k   | {const: 1.5}          | {type: integer, const: 1} | 1.5   | 1
            a/b | {const: x}            | {const: y}                | 'x'   | 'y'
            """, quoteCharacter = '`')
    void valuesOfOneMember(String name, String one, String other, String first, String second) throws Exception {
        String messages = """
                a: {payload: {type: object, required: ['%1$s'], properties: {'%1$s': %2$s}}}
                b: {payload: {type: object, required: ['%1$s'], properties: {'%1$s': %3$s}}}
                """.formatted(name, one, other);
        String expected = "{'value':'/%s','cases':[{'is':[%s],'then':'a'},{'is':[%s],'then':'b'}]}"
                .formatted(name.replace("/", "~1"), first, second);
        assertThat(plan(messages)).isEqualTo(expected);
        assertThat(routing(messages).ambiguities()).isEmpty();
        String optional = messages.replaceFirst("(?s)(b: .*)required: \\[[^]]*], ", "$1");
        assertThat(plan(optional)).isEqualTo(expected.replaceFirst("]}$", "],'absent':'b'}"));
        assertThat(routing(optional).ambiguities()).isEmpty();
    }

    @Test
    void aMemberInsideOfTheEnvelope() throws Exception {
        String nested = """
                %s: {payload: {type: object, required: [d], properties: {v: {const: 1}, d: {type: object, required: [op], properties: {op: {const: %s}}}}}}
                """;
        assertThat(plan(nested.formatted("a", "1") + nested.formatted("b", "2")))
                .isEqualTo("{'value':'/d/op','cases':[{'is':[1],'then':'a'},{'is':[2],'then':'b'}]}");
        String nullable = nested.replace("type: object, required: [op]", "type: [object, 'null'], required: [op]");
        assertThat(plan(nested.formatted("a", "1") + nullable.formatted("b", "2")))
                .isEqualTo("{'value':'/d/op','cases':[{'is':[1],'then':'a'},{'is':[2],'then':'b'}],'absent':'b'}");
        assertThat(plan(nullable.formatted("a", "1") + nullable.formatted("b", "2")))
                .as("both may lack it")
                .isEqualTo(
                        "{'value':'/d/op','cases':[{'is':[1],'then':'a'},{'is':[2],'then':'b'}],'absent':['a','b']}");
    }

    @Test
    void theDiscriminatorOfAsyncApi() throws Exception {
        assertThat(plan("""
                cat: {payload: {$ref: '#/components/schemas/Cat'}}
                dog: {payload: {$ref: '#/components/schemas/Dog'}}
                """))
                .isEqualTo("{'value':'/pet','cases':[{'is':['Cat'],'then':'cat'},{'is':['Dog'],'then':'dog'}]}");
    }

    @Test
    void marksOfAlternativesCountTogether() throws Exception {
        assertThat(plan("""
                a: {payload: {oneOf: [{type: object, required: [k, x], properties: {k: {const: 1}, x: {}}}, {type: object, required: [k, y], properties: {k: {const: 2}, y: {}}}]}}
                b: {payload: {type: object, required: [k], properties: {k: {const: 3}}}}
                """)).isEqualTo("{'value':'/k','cases':[{'is':[1,2],'then':'a'},{'is':[3],'then':'b'}]}");
    }

    @Test
    void twoMembersTogether() throws Exception {
        String typed =
                "%s: {payload: {type: object, required: [t, v], properties: {t: {const: %s}, v: {const: %s}}}}\n";
        assertThat(plan(typed.formatted("a", "x", "1")
                        + typed.formatted("b", "x", "2")
                        + typed.formatted("c", "y", "1")))
                .isEqualTo("{'value':'/t','cases':[{'is':['x'],'then':{'value':'/v','cases':["
                        + "{'is':[1],'then':'a'},{'is':[2],'then':'b'}]}},{'is':['y'],'then':'c'}]}");
    }

    @Test
    void aMessageWithoutTheMarkIsTriedWhereItMayBe() throws Exception {
        Routing routing = routing("""
                a: {payload: {type: object, required: [t], properties: {t: {const: x}}}}
                b: {payload: {type: object, required: [n], properties: {n: {type: integer}}}}
                """);
        assertThat(written(routing.plan()))
                .isEqualTo("{'value':'/t','cases':[{'is':['x'],'then':['a','b']}],'absent':'b','other':'b'}");
        assertThat(routing.ambiguities()).singleElement().satisfies(pair -> {
            assertThat(pair.first() + pair.second()).isEqualTo("ab");
            assertThat(pair.witness()).contains("{\"t\":\"x\",\"n\":0}");
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {type: object}  | {type: array}             | {'type':'','cases':[{'is':['object'],'then':'a'},{'is':['array'],'then':'b'}]}
            {type: string}  | {type: [number, 'null']}  | {'type':'','cases':[{'is':['null','number','integer'],'then':'b'},{'is':['string'],'then':'a'}]}
            {type: integer} | {}                        | {'type':'','cases':[{'is':['null','boolean','array','number','string','object'],'then':'b'},{'is':['integer'],'then':['a','b']}]}
            {type: object, required: [x], properties: {x: {type: string}}} | {type: object, required: [x], properties: {x: {type: array}}} | {'type':'/x','cases':[{'is':['array'],'then':'b'},{'is':['string'],'then':'a'}]}
            {type: object, required: [x], properties: {x: {type: string}}} | {type: object, properties: {x: {type: array}}} | {'type':'/x','cases':[{'is':['array'],'then':'b'},{'is':['string'],'then':'a'}],'absent':'b'}
            {type: object, required: [x], properties: {x: {}}} | {type: object, properties: {y: {}}, additionalProperties: false} | {'present':'/x','then':'a','absent':'b'}
            {type: object, required: [x], properties: {x: {}}} | {type: object} | ['a','b']
            {type: object, properties: {k: {const: x}}} | {type: object, properties: {k: {const: y}}, required: [k]} | {'value':'/k','cases':[{'is':['x'],'then':'a'},{'is':['y'],'then':'b'}],'absent':'a'}
            """)
    void typesAndPresence(String one, String other, String plan) throws Exception {
        Routing routing = routing("a: {payload: %s}\nb: {payload: %s}".formatted(one, other));
        assertThat(written(routing.plan())).isEqualTo(plan);
        assertThat(routing.ambiguities()).isEmpty();
    }

    @Test
    void requiredSets() throws Exception {
        String closed = "%s: {payload: {type: object, additionalProperties: false, required: %s, properties: %s}}\n";
        assertThat(plan(closed.formatted("a", "[x, y]", "{x: {}, y: {}, z: {}}")
                        + closed.formatted("b", "[x]", "{x: {}, z: {}}")
                        + closed.formatted("c", "[w]", "{w: {}, z: {}}")))
                .isEqualTo("{'present':'/x','then':{'present':'/y','then':'a','absent':'b'},'absent':'c'}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {type: object, properties: {k: {const: 1}}}                                  | {type: object, properties: {k: {const: 2}}}                                    | {}
            {type: object, required: [k], properties: {k: {const: 1}}}                   | {type: object, required: [k], properties: {k: {const: 1.0}}}                   | {"k":1.0}
            {type: object, required: [k], properties: {k: {const: 1}}}                   | {type: object, required: [k], properties: {k: {type: integer}}}                | {"k":1}
            {type: object, required: [k], properties: {k: {const: 1.0}}}                 | {type: object, required: [k], properties: {k: {type: integer}}}                | {"k":1.0}
            {type: object, required: [k], properties: {k: {enum: [1, 2]}}}               | {type: object, required: [k], properties: {k: {enum: [2, 3]}}}                 | {"k":2}
            {type: object, required: [x], properties: {x: {}}}                           | {type: object, required: [y], properties: {y: {}}}                             | {"x":true,"y":true}
            {type: object, required: [n], properties: {n: {type: number}}}               | {type: object, required: [n], properties: {n: {type: integer}}}                | {"n":0}
            {type: object, properties: {x: {type: string}}, additionalProperties: false} | {type: object, properties: {y: {type: string}}, additionalProperties: false}   | {}
            {type: array, items: {type: string}}                                         | {type: array, items: {type: integer}}                                          | []
            {type: string, maxLength: 3}                                                 | {type: string, minLength: 2}                                                   | "aa"
            {}                                                                           | {}                                                                             | true
            {type: object, required: [x], properties: {x: {type: string, pattern: ^a}}}                | {type: object, required: [x], properties: {x: {type: string, pattern: ^ab}}}                 | none
            """)
    void whatIsNotProvedIsLeftToValidation(String one, String other, String witness) throws Exception {
        Routing routing = routing("a: {payload: %s}\nb: {payload: %s}".formatted(one, other));
        assertThat(written(routing.plan())).contains("['a','b']");
        assertThat(routing.ambiguities()).singleElement().satisfies(pair -> assertThat(pair.witness())
                .isEqualTo(witness.equals("none") ? Optional.empty() : Optional.of(witness)));
    }

    @Test
    void whatIsLeftOver() throws Exception {
        assertThat(plan("""
                rest: {payload: {type: object}}
                a: {payload: {type: object, required: [t], properties: {t: {const: a}}}}
                b: {payload: {type: object, required: [t], properties: {t: {const: b}}}}
                """))
                .isEqualTo("{'value':'/t','cases':[{'is':['a'],'then':'a'},{'is':['b'],'then':'b'}],"
                        + "'absent':'rest','other':'rest'}");
        assertThat(plan("any: {}\na: {payload: {type: object, required: [n], properties: {n: {type: integer}}}}"))
                .isEqualTo(
                        "{'type':'','cases':[{'is':['null','boolean','array','number','string','integer'],'then':'any'},"
                                + "{'is':['object'],'then':['a','any']}]}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {}                                                            | 'a'
            {type: array}                                                 | 'a'
            {type: object, properties: {n: {type: integer}}}              | 'a'
            {type: object, properties: {t: {const: x}}}                   | 'a'
            {type: object, required: [ok], properties: {ok: {const: 1}}}  | 'a'
            {type: object, required: [t], properties: {t: {const: x}}}    | {'value':'/t','cases':[{'is':['x'],'then':'a'}]}
            """)
    void anOnlyMessage(String schema, String plan) throws Exception {
        assertThat(plan("a: {payload: %s}".formatted(schema))).isEqualTo(plan);
    }

    @Test
    void noMessage() {
        assertThat(written(RoutingPlanner.plan(List.of(), null).plan())).isEqualTo("null");
    }

    @Test
    void manyMessagesAreOneDecision() throws Exception {
        String messages = IntStream.range(0, 500)
                .mapToObj(
                        "m%1$d: {payload: {type: object, required: [op, v], properties: {v: {const: 1}, op: {const: %1$d}}}}"
                                ::formatted)
                .collect(Collectors.joining("\n"));
        assertThat(routing(messages).plan())
                .isInstanceOfSatisfying(RoutingPlan.ByValue.class, plan -> assertThat(plan.cases())
                        .hasSize(500)
                        .allMatch(each -> each.then() instanceof RoutingPlan.Only));
    }

    /** Each message names a value of its own member: every decision leaves all others in every outcome. */
    @Test
    void theSizeOfAPlanIsBounded() throws Exception {
        String messages = IntStream.range(0, 60)
                .mapToObj(
                        "m%1$d: {payload: {type: object, properties: {p%1$d: {enum: [1, 2, 3, 4]}, q%1$d: {type: string}}}}"
                                ::formatted)
                .collect(Collectors.joining("\n"));
        assertThat(written(routing(messages).plan())).hasSizeLessThan(2_000_000);
    }

    @Test
    void whatIsLeftOverIsTriedWhereNoValueShowsTheOther() throws Exception {
        assertThat(plan("""
                list: {payload: {type: array, items: {type: integer}}}
                rest: {payload: {}}
                """))
                .isEqualTo("{'type':'','cases':[{'is':['null','boolean','number','string','integer','object'],"
                        + "'then':'rest'},{'is':['array'],'then':['list','rest']}]}");
        assertThat(plan("""
                a: {payload: {type: object, required: [op], properties: {op: {const: a}}}}
                b: {payload: {type: object, required: [op, id], properties: {op: {type: integer}, id: {}}}}
                rest: {payload: {type: object}}
                """)).contains("'then':'a'").contains("['b','rest']");
    }
}
