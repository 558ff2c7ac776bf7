package dev.howl.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.model.diagnostic.Diagnostic;
import dev.howl.model.schema.TextPattern;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextMessagesTest {
    private final Path folder;

    TextMessagesTest(@TempDir Path folder) {
        this.folder = folder;
    }

    /** Returns the findings of these messages, which clients send on one channel. */
    private List<String> diagnostics(String messages) {
        return Documents.diagnostics(folder, """
                defaultContentType: text/plain
                channels:
                  desk:
                    messages:
                %s
                operations:
                  take: {action: receive, channel: {$ref: '#/channels/desk'}}
                """.formatted(messages.indent(6)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{payload: {const: x}}",
                "{payload: {enum: [x, y]}}",
                "{payload: {pattern: '^x$'}}",
                "{summary: nothing}",
                "{payload: {}}",
                "{payload: true}",
                "{payload: {type: string, anyOf: [{maxLength: 3}, {minLength: 9}]}}",
                "{payload: {type: [string, 'null']}}"
            })
    void aTextMayBeAnyTextOrDescribedByAnySchemaOfStrings(String message) {
        assertThat(diagnostics("a: " + message)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{type: object, required: [a], properties: {a: {type: integer}}}",
                "{type: array}",
                "{properties: {a: {type: integer}}}",
                "{allOf: [{type: object}]}",
                "{const: 5}",
                "{type: string, enum: [a, 5]}"
            })
    void aTextWhosePayloadIsNoStringIsNotChecked(String payload) {
        assertThat(diagnostics("a: {payload: " + payload + ", examples: [{payload: 'a=1'}]}"))
                .filteredOn(found -> !found.contains("violates its"))
                .containsExactly("7:20: warning: the payload of message 'a' (text/plain) does not describe a string, "
                        + "so receivers get the text as it is, and it is not checked; write type: string, or "
                        + "use a JSON content type");
    }

    @Test
    void examplesOfSuchATextAreTheTextOrWhatItStandsFor() {
        assertThat(diagnostics("""
                        a:
                          payload: {type: object, required: [a], properties: {a: {type: integer}}}
                          examples: [{payload: 'a=1'}, {payload: {a: 1}}, {payload: {a: x}}]
                        """))
                .hasSize(2)
                .element(1)
                .asString()
                .startsWith("9:68: error: example 3 violates its schema at /a");
    }

    @Test
    void examplesOfTextsAreChecked() {
        assertThat(diagnostics("""
                        show:
                          payload: {type: string, pattern: '^SR [0-9]+$'}
                          examples: [{payload: SR 12}, {payload: SR twelve}, {payload: 7}]
                        """))
                .hasSize(2)
                .first()
                .asString()
                .startsWith("9:48: error: example 2 violates its schema: ");
    }

    @Test
    void namesOfGroupsAreIdentifiers() {
        assertThat(diagnostics("""
                        show: {payload: {type: string, pattern: '^SR (?<response-id>[0-9]+)$'}}
                        say: {payload: {type: string, pattern: '^SAY (?<text>.*)$'}}
                        """))
                .containsExactly(
                        "7:47: error: not a regular expression of ECMA-262: 'response-id' is not a name for a group:"
                                + " letters, digits, _ and $, no digit first, at character 8",
                        "8:22: error: the pattern of message 'say' has a group named 'text', which is the "
                                + "name of the whole text; rename the group");
    }

    @Test
    void twoTextsAlikeAreTold() {
        assertThat(diagnostics("""
                        one: {payload: {type: string, const: ping}}
                        two: {payload: {type: string, enum: [pong, ping]}}
                        three: {payload: {type: string}}
                        four: {payload: {type: string, maxLength: 3}}
                        """))
                .containsExactly(
                        "8:22: warning: message 'two' cannot be distinguished from 'one', which clients send too in channel"
                                + " 'desk': both accept 'ping', which is read as 'one'; use different texts",
                        "10:23: warning: message 'four' cannot be distinguished from 'three', which clients send too in"
                                + " channel 'desk': both may be any text, such as '', and a text that both accept is read"
                                + " as 'three'; give one a const, an enum or a pattern");
    }

    @ParameterizedTest
    @ValueSource(strings = {".*", "^.*$", "^[^]*$", "^(?<all>.*)$", "^SR", "^S", "^SR (?<id>[0-9]+)$"})
    void aPatternBehindOneThatTakesAllIsTold(String first) {
        assertThat(diagnostics("""
                        first: {payload: {type: string, pattern: '%s'}}
                        show: {payload: {type: string, pattern: '^SR (?<id>[0-9]+)$'}}
                        """.formatted(first)))
                .singleElement()
                .asString()
                .startsWith(
                        "8:23: warning: message 'show' cannot be distinguished from 'first', which clients send too in"
                                + " channel 'desk': every text that its pattern matches, that of the other matches too, such"
                                + " as 'SR 0', and a text that both accept is read as 'first'; put 'show' first, or make"
                                + " the other pattern narrower");
    }

    @ParameterizedTest
    @ValueSource(strings = {"^SR [0-9]$", "^SR 1", "^S?X", "SR .*$", "^CL", "^$", "^(?!SR).*"})
    void aPatternThatLeavesSomethingIsLetBe(String first) {
        assertThat(diagnostics("""
                        first: {payload: {type: string, pattern: '%s'}}
                        show: {payload: {type: string, pattern: '^SR (?<id>[0-9]+)$'}}
                        """.formatted(first))).isEmpty();
    }

    @Test
    void anExampleThatIsTakenForAnotherMessageIsTold() {
        assertThat(diagnostics("""
                        any: {payload: {type: string, pattern: '^[A-Z]+ '}}
                        show: {payload: {type: string, pattern: '^SR (?<id>[0-9]+)$'}, examples: [{payload: SR 1}]}
                        """))
                .containsExactly("8:81: warning: this example of message 'show' is read as message 'any', which clients"
                        + " send too; make the text or the pattern of that one narrower");
    }

    @Test
    void jsonAmongTextsIsToldApartAsEver() {
        assertThat(diagnostics("""
                        a: {contentType: application/json, payload: {type: object, required: [k], properties: {k: {const: a}}}}
                        b: {contentType: application/json, payload: {type: object, properties: {k: {const: b}}}}
                        c: {contentType: application/json, payload: {type: array}}
                        d: {contentType: application/json, payload: {type: number}}
                        e: {payload: {type: string, pattern: '^.*$'}}
                        """))
                .containsExactly(
                        "11:20: warning: message 'e' cannot be distinguished from 'a', which clients send too in channel"
                                + " 'desk': its pattern matches every text, such as {\"k\":\"a\"}, and a frame that both"
                                + " accept is read as 'e', because texts with a pattern are tried before JSON; make the"
                                + " pattern narrower, or remove it: the message then receives every text that fits no other"
                                + " message");
    }

    @Test
    void onlyRolesOfWhichATextCanTellAllAreTexts() {
        assertThat(diagnostics("""
                        hello: {x-howl-role: subscribe, payload: {type: string, const: hello}}
                        alive: {x-howl-role: ping, payload: {type: string, pattern: '^PING'}}
                        bye: {x-howl-role: disconnect, payload: {type: string, const: bye}}
                        """))
                .containsExactly(
                        "7:7: error: message 'hello' has role 'subscribe', which needs properties, but a text "
                                + "frame has none; make it a JSON object",
                        "8:7: error: message 'alive' has role 'ping' and is text, so it needs a const");
    }

    @Test
    void theBundleNamesTextsAndTheQueryIsRead() {
        Contract contract = Documents.contract(folder, """
                channels:
                  desk:
                    bindings: {ws: {query: {type: object, properties: {city_uuid: {type: string, description: The city.}}}}}
                    messages:
                      a: {contentType: text/plain;charset=utf-8, payload: {type: string, const: a}}
                      b: {payload: {type: array}}
                operations:
                  take: {action: receive, channel: {$ref: '#/channels/desk'}}
                """);
        Channel channel = contract.channels().get(0);
        assertThat(FrameSchemas.bundle(contract, channel).path("text").toString())
                .isEqualTo("[\"a\"]");
        assertThat(channel.query()).singleElement().satisfies(parameter -> {
            assertThat(parameter.name()).isEqualTo("city_uuid");
            assertThat(parameter.description()).isEqualTo("The city.");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"^SR (?<id>[0-9]{1,9})$", "^\\[(?<a_1>[)\\]]+)\\] (?<b>(x|y)+)$", "^(?<all>.*)$"})
    void aTextThatIsFixedOutsideOfItsGroupsCanBeWritten(String regex) {
        assertThat(TextPattern.of(regex).template()).isNotNull();
        assertThat(TextPattern.of(regex).groups()).allMatch(TextPattern.Group::certain);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "^SR +(?<id>[0-9]+)$",
                "SR (?<id>[0-9]+)$",
                "^SR (?<id>[0-9]+)",
                "^SR (?<id>[0-9]+)?$",
                "^a|(?<id>b)$",
                "^\\w(?<id>b)$",
                "^(?<id>b(?<inner>c))$",
            })
    void aTextThatLeavesSomethingOpenIsKeptWhole(String regex) {
        assertThat(TextPattern.of(regex).template()).isNull();
    }

    @Test
    void groupsThatMayBeAbsentAreKnown() {
        assertThat(TextPattern.of("^CL (?<name>\\S+)(?: (?<role>\\w+))?(?<rest>x)*$")
                        .groups())
                .containsExactly(
                        new TextPattern.Group("name", true),
                        new TextPattern.Group("role", false),
                        new TextPattern.Group("rest", false));
        assertThat(TextPattern.of("^(?<a>x)|(?<b>y)$").groups()).noneMatch(TextPattern.Group::certain);
    }

    @Test
    void textsAlikeStopNothing() throws Exception {
        Contract contract = Documents.contract(folder, """
                defaultContentType: text/plain
                channels:
                  desk:
                    messages:
                      one: {payload: {type: string, const: ping}}
                      two: {payload: {type: string, enum: [pong, ping]}}
                      all: {payload: {type: string, pattern: '^.*$'}}
                      some: {payload: {type: string, pattern: '^S'}, examples: [{payload: S}]}
                      json: {contentType: application/json, payload: {type: array}}
                operations:
                  take: {action: receive, channel: {$ref: '#/channels/desk'}}
                """);
        assertThat(contract.diagnostics()).hasSize(4).allSatisfy(found -> assertThat(found.stops())
                .isEqualTo(Diagnostic.Stops.NOTHING));
    }
}
