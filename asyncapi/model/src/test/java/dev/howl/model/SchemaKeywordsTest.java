package dev.howl.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.runtime.Direction;
import dev.howl.validation.FrameValidator;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.StringNode;

/** Schemas that pass are schemas that a server can load, and mean what draft-07 says. */
class SchemaKeywordsTest {
    private final Path folder;

    SchemaKeywordsTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private static String document(String schema) {
        return """
                channels:
                  feed:
                    address: /feed
                    messages:
                      say:
                        payload:
                          %s
                operations:
                  take: {action: receive, channel: {$ref: '#/channels/feed'}}
                """.formatted(schema);
    }

    private List<String> diagnostics(String schema) {
        return Documents.diagnostics(folder, document(schema));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "^[^]*$ ~ `a\nb`",
                "^\\u{1F600}$ ~ \uD83D\uDE00",
                "^[[a-z]+$ ~ [a",
                "^(?=.*[!@#$%^&*()_+\\-=[\\]{};:,.<>/?]).{8,}$ ~ abcdefg#",
            })
    void patternsAreThoseOfEcmaScript(String pattern, String text) {
        Documents documents = new Documents(folder)
                .with("api.yaml", Documents.HEAD + document("{type: string, pattern: '" + pattern + "'}"));
        Contract contract = documents.contract("api.yaml");
        FrameValidator validator = FrameValidator.load(
                FrameSchemas.bundle(contract, contract.channels().get(0)));
        assertThat(validator.validate(Direction.TO_SERVER, "say", StringNode.valueOf(text)))
                .isEmpty();
        assertThat(validator.validate(Direction.TO_SERVER, "say", StringNode.valueOf("")))
                .hasSize(pattern.equals("^[^]*$") ? 0 : 1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "{type: string, pattern: 'a++'} ~ 9:35: error: not a regular expression of ECMA-262: a quantifier"
                        + " follows a quantifier, at character 3",
                "{type: object, not: {patternProperties: {'(?i)x': {}}}} ~ 9:52: error: not a regular expression of"
                        + " ECMA-262: (? must be followed by :, =, !, <=, <! or <name>, at character 1",
                "{type: object, dependencies: {a: {items: {pattern: '\\Qa'}}}} ~ 9:62: error: not a regular expression"
                        + " of ECMA-262: \\Q is not an escape of ECMA-262 here, at character 1",
                "{type: object, required: [x, x], properties: {x: {type: string}}} ~ 9:40: error: 'required' has \"x\""
                        + " twice; remove one of them",
                "{type: [string, string]} ~ 9:27: error: 'type' has \"string\" twice; remove one of them",
                "{type: object, dependencies: {a: [b, b]}} ~ 9:48: error: 'a' has \"b\" twice; remove one of them",
                "{enum: [1, 1.0]} ~ 9:22: warning: 'enum' has 1.0 twice; remove one of them",
            })
    void faultsHaveTheirPlace(String schema, String diagnostic) {
        assertThat(diagnostics(schema)).containsExactly(diagnostic);
    }

    @Test
    void countsMayBeDecimalAndHuge() {
        assertThat(diagnostics("{type: string, minLength: 2.0, maxLength: 99999999999}"))
                .isEmpty();
        assertThat(diagnostics("{type: string, minLength: 2.5}"))
                .containsExactly("9:37: error: 'minLength' must be a whole number from 0, but is 2.5");
    }
}
