package dev.howl.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class HostileDocumentTest {
    private final Path folder;

    HostileDocumentTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private List<String> diagnostics(String text) {
        return new Documents(folder).with("in/chat.yaml", text).diagnostics("in/chat.yaml");
    }

    @Test
    void aKeyThatIsThereTwiceIsReportedAtTheSecond() {
        assertThat(Documents.diagnostics(folder, """
                        channels: {}
                        channels: {}
                        """))
                .containsExactly("4:1: error: 'channels' is a duplicate key; it is first used in line 3");
    }

    @Test
    void aBombOfAliasesIsRefusedAtOnce() {
        StringBuilder text = new StringBuilder("x-a0: &a0 [1, 1, 1, 1, 1, 1, 1, 1, 1]\n");
        for (int i = 1; i < 20; i++) {
            text.append(
                    "x-a%d: &a%d [%s]\n".formatted(i, i, String.join(", ", Collections.nCopies(9, "*a" + (i - 1)))));
        }
        assertThat(Documents.diagnostics(folder, text.toString()))
                .containsExactly("7:37: error: the aliases of this file expand to more than 50000 values; put what they"
                        + " share under components and use $ref");
    }

    @Test
    void aBombOfMergeKeysIsRefusedAtOnce() {
        StringBuilder text = new StringBuilder("x-a0: &a0 {k: 1}\n");
        for (int i = 1; i < 30; i++) {
            text.append("x-a%d: &a%d {<<: *a%d, l: *a%d, r: *a%d}\n".formatted(i, i, i - 1, i - 1, i - 1));
        }
        assertThat(Documents.diagnostics(folder, text.toString()))
                .singleElement()
                .asString()
                .contains("the aliases of this file expand to more than 50000 values");
    }

    @Test
    void anAliasThatLeadsNowhereOrIntoItselfIsRefusedWhereItStands() {
        assertThat(Documents.diagnostics(folder, "x-a: *none\n"))
                .containsExactly("3:6: error: the anchor '&none' of this alias is not defined before it");
        assertThat(Documents.diagnostics(folder, "x-a: &loop [1, *loop]\n"))
                .containsExactly("3:16: error: the alias '*loop' is inside its own anchor; use $ref instead");
    }

    @Test
    void aliasesDoNotNestDeeperThanTheDocument() {
        StringBuilder text = new StringBuilder("x-a0: &a0 [1]\n");
        for (int i = 1; i < 200; i++) {
            text.append("x-a%d: &a%d [*a%d]\n".formatted(i, i, i - 1));
        }
        assertThat(Documents.diagnostics(folder, text.toString()))
                .containsExactly("102:14: error: nested more than 100 levels deep");
    }

    @Test
    void deepNestingIsRefusedWhereItIsTooDeep() {
        assertThat(diagnostics("[".repeat(100_000)))
                .containsExactly("in/chat.yaml:1:102: error: nested more than 100 levels deep");
        assertThat(new Documents(folder)
                        .with("in/chat.json", "{\"a\":".repeat(100_000))
                        .diagnostics("in/chat.json"))
                .containsExactly("in/chat.json:1:506: error: nested more than 100 levels deep");
    }

    @Test
    void aHugeFileIsRefused() {
        assertThat(diagnostics("#" + "x".repeat(5 * 1024 * 1024)))
                .containsExactly("in/chat.yaml:1:1: error: the file is larger than 5 MB");
    }

    @Test
    void aFileJustBelowTheLimitIsRead() {
        String filler = ("# " + "x".repeat(97) + "\n").repeat(45_000);
        assertThat(diagnostics(Documents.HEAD + filler)).isEmpty();
    }

    @Test
    void tooManyValuesAreRefused() {
        assertThat(diagnostics("[" + "1,".repeat(500_001) + "1]"))
                .singleElement()
                .asString()
                .endsWith("error: the file has more than 500000 values");
    }

    @Test
    void controlCharactersAreRefusedWhereTheyStand() {
        assertThat(diagnostics("asyncapi: 3.0.0\ninfo: {\u0000}"))
                .containsExactly("in/chat.yaml:2:8: error: control character U+0000; remove it");
    }

    @Test
    void bytesThatAreNotUtf8AreRefusedWhereTheyStand() {
        byte[] latin = "asyncapi: 3.0.0\nid: ä".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(new Documents(folder).with("in/chat.yaml", latin).diagnostics("in/chat.yaml"))
                .containsExactly("in/chat.yaml:2:5: error: not UTF-8; save the file as UTF-8");
    }

    @Test
    void aByteOrderMarkIsPassedOver() {
        assertThat(diagnostics("\uFEFF" + Documents.HEAD)).isEmpty();
    }

    @Test
    void brokenSyntaxIsAProblemWithItsPlace() {
        assertThat(diagnostics("asyncapi: 3.0.0\ninfo: {title: [}\n"))
                .singleElement()
                .asString()
                .startsWith("in/chat.yaml:2:16: error: while parsing a flow node: expected the node content");
        assertThat(new Documents(folder).with("in/chat.json", "{\"a\" 1}").diagnostics("in/chat.json"))
                .singleElement()
                .asString()
                .startsWith("in/chat.json:1:6: error: Unexpected character ('1'");
    }

    @Test
    void anEmptyDocumentAndASecondOneAreRefused() {
        assertThat(diagnostics("# nothing\n")).containsExactly("in/chat.yaml:1:1: error: the document is empty");
        assertThat(diagnostics(Documents.HEAD + "---\na: 1\n"))
                .singleElement()
                .asString()
                .endsWith("error: a second document starts here; keep one document per file");
    }

    @Test
    void aDocumentThatIsNoObjectIsRefused() {
        assertThat(diagnostics("- 1\n"))
                .containsExactly("in/chat.yaml:1:1: error: not an AsyncAPI document, but a list");
    }

    @Test
    void numbersOutOfRangeAreRefused() {
        assertThat(Documents.diagnostics(folder, "x-a: 1.0e999999999\n"))
                .containsExactly("3:6: error: this number is out of range");
    }

    @Test
    void binaryDataIsRefused() {
        assertThat(Documents.diagnostics(folder, "x-a: !!binary aGk=\n"))
                .containsExactly("3:6: error: the tag '!!binary' is not supported; use text, numbers, booleans, null, "
                        + "lists and objects only");
    }

    @Test
    void aMissingDocumentIsAProblem() {
        assertThat(new Documents(folder).diagnostics("in/none.yaml"))
                .containsExactly("in/none.yaml:1:1: error: the file 'in/none.yaml' does not exist");
    }

    @Test
    void aPatternThatNeverEndsIsStopped() {
        String text = "a".repeat(60) + "!";
        assertThat(Documents.diagnostics(folder, """
                        components:
                          schemas:
                            slow: {type: string, pattern: '(.*a){20}x', default: '%s'}
                        """.formatted(text)))
                .containsExactly("5:58: error: default violates its own schema: matching a pattern takes too long; "
                        + "simplify the pattern");
    }

    @Test
    void aPatternThatRecursesTooDeeplyIsStoppedWithWhatElseIsWrong() {
        assertThat(Documents.diagnostics(folder, """
                        components:
                          schemas:
                            deep: {type: string, pattern: '^(a|b)*$', default: '%s'}
                            other: {type: integer, default: x}
                        """.formatted("ab".repeat(200_000))))
                .hasSize(2)
                .first()
                .isEqualTo("5:56: error: default violates its own schema: matching a pattern takes too long; "
                        + "simplify the pattern");
    }

    @Test
    void aLineBreakAfterTheEndIsNotTheEnd() {
        assertThat(Documents.diagnostics(folder, """
                        channels:
                          chat: {x-howl-client-name: "Chat\\n"}
                        components:
                          schemas:
                            word: {type: string, pattern: '^a$', default: "a\\n"}
                        """)).hasSize(2);
    }

    @Test
    void aChainOfManyThousandSchemasIsNoStackOverflow() {
        StringBuilder text = new StringBuilder(Documents.HEAD + """
                channels:
                  chat: {messages: {say: {payload: {$ref: '#/components/schemas/s0'}, examples: [{payload: hi}]}}}
                components:
                  schemas:
                """);
        for (int i = 0; i < 10_000; i++) {
            text.append("    s%d: {allOf: [{$ref: '#/components/schemas/s%d'}]}\n".formatted(i, i + 1));
        }
        text.append("    s10000: {type: string, default: hi}\n");
        assertThat(diagnostics(text.toString()))
                .containsExactly(
                        "in/chat.yaml:9807:12: error: more than 200 schemas apply to the same value, one inside"
                                + " the other");
    }

    @Test
    void aSchemaThatAppliesItselfToTheSameValueIsRefused() {
        assertThat(Documents.diagnostics(folder, """
                        components:
                          schemas:
                            A: {allOf: [{$ref: '#/components/schemas/B'}]}
                            B: {anyOf: [{type: string}, {not: {$ref: '#/components/schemas/A'}}]}
                            Fine: {properties: {next: {$ref: '#/components/schemas/Fine'}}}
                        """))
                .containsExactly("5:8: error: this schema refers to itself endlessly for the same value (by allOf, "
                        + "anyOf, oneOf, not, if or dependencies); refer to it from a property or from items "
                        + "instead");
    }

    @Test
    void alternativesThatShareAlternativesAreLimited() {
        StringBuilder text = new StringBuilder("""
                channels:
                  chat:
                    messages:
                      a: {payload: {$ref: '#/components/schemas/s0'}}
                      b: {payload: {$ref: '#/components/schemas/s0'}}
                operations:
                  go: {action: send, channel: {$ref: '#/channels/chat'}}
                components:
                  schemas:
                """);
        for (int i = 0; i < 60; i++) {
            String next = "{$ref: '#/components/schemas/s%d'}".formatted(i + 1);
            text.append("    s%d: {oneOf: [%s, %s]}\n".formatted(i, next, next));
        }
        text.append("    s60: {type: object}\n");
        assertThat(Documents.diagnostics(folder, text.toString()))
                .singleElement()
                .asString()
                .contains("error: more than 50000 schemas apply to the same value");
    }

    @Test
    void problemsAreBoundedAndPrintable() {
        String bad = "  ch%d: {\"\\e[31mred\": 1}%n";
        StringBuilder text = new StringBuilder("channels:\n");
        Collections.nCopies(1500, bad).forEach(line -> text.append(line.formatted(text.length())));
        List<String> diagnostics = Documents.diagnostics(folder, text.toString());
        assertThat(diagnostics).hasSize(1001).allSatisfy(line -> assertThat(line)
                .doesNotContain("\u001b"));
        assertThat(diagnostics).anySatisfy(line -> assertThat(line).contains("the rest is left out"));
    }

    @Test
    void aLongChainOfReferencesIsRefused() {
        StringBuilder text = new StringBuilder("components:\n  schemas:\n");
        for (int i = 0; i < 30_000; i++) {
            text.append("    s%d: {$ref: '#/components/schemas/s%d'}\n".formatted(i, i + 1));
        }
        assertThat(Documents.diagnostics(folder, text + "    s30000: {type: string}\n"))
                .first()
                .isEqualTo("5:9: error: this $ref leads through more than 100 other references");
    }

    @Test
    void tooManyFilesAreRefused() {
        Documents documents = new Documents(folder);
        StringBuilder text = new StringBuilder(Documents.HEAD + "components:\n  schemas:\n");
        for (int i = 0; i < 120; i++) {
            documents.with("in/s" + i + ".yaml", "type: string");
            text.append("    s%d: {$ref: 's%d.yaml'}\n".formatted(i, i));
        }
        assertThat(documents.with("in/chat.yaml", text.toString()).diagnostics("in/chat.yaml"))
                .hasSize(21)
                .allSatisfy(line -> assertThat(line).endsWith("error: the contract has more than 100 files"));
    }
}
