package dev.howl.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of encodings, line breaks and JSON. */
class EncodingTest {
    private final Path folder;

    EncodingTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private List<String> diagnostics(String name, byte[] bytes) {
        return new Documents(folder).with(name, bytes).diagnostics(name);
    }

    private List<String> yaml(String text) {
        return diagnostics("in.yaml", text.getBytes(StandardCharsets.UTF_8));
    }

    private List<String> json(String text) {
        return diagnostics("in.json", text.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
    void everyEncodingOfUnicodeIsReadWithAndWithoutMark(String encoding) {
        String text = Documents.HEAD + "x-name: {é: 😀}\nchanels: {}\n";
        for (String mark : List.of("", "\uFEFF")) {
            assertThat(diagnostics("in.yaml", (mark + text).getBytes(Charset.forName(encoding))))
                    .singleElement()
                    .asString()
                    .startsWith("in.yaml:4:1: error: 'chanels' is not a field");
        }
    }

    @Test
    void bytesThatAreNotOfTheEncodingAreReportedWhereTheyStand() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes("\uFEFFa: x\nb: 😀".getBytes(StandardCharsets.UTF_16LE));
        bytes.writeBytes(new byte[] {0, (byte) 0xDC, 'x', 0});
        assertThat(diagnostics("in.yaml", bytes.toByteArray()))
                .containsExactly("in.yaml:2:5: error: not UTF-16; save the file as UTF-8");
        assertThat(diagnostics("in.json", new byte[] {'{', '"', (byte) 0xC3, '"', '}'}))
                .containsExactly("in.json:1:3: error: not UTF-8; save the file as UTF-8");
        assertThat(diagnostics("in.yaml", new byte[] {'a', ':', ' ', (byte) 0xF0, (byte) 0x9F}))
                .containsExactly("in.yaml:1:4: error: not UTF-8; save the file as UTF-8");
    }

    @Test
    void aSurrogatePairAtTheEdgeOfTheLibrarysBufferIsRead() {
        for (int edge : List.of(1024, 1025, 2048, 2050, 3075, 4096, 8192)) {
            for (int offset = edge - 6; offset <= edge + 6; offset++) {
                String start = Documents.HEAD + "x-a: '";
                String text = start + "x".repeat(offset - start.length()) + "😀😀'\nchanels: {}\n";
                assertThat(yaml(text))
                        .as("offset %d", offset)
                        .singleElement()
                        .asString()
                        .startsWith("in.yaml:4:1: error: 'chanels'");
            }
        }
    }

    @Test
    void aTextOfPairsOnlyIsRead() {
        assertThat(yaml(Documents.HEAD + "x-a: " + "😀".repeat(5000) + "\n")).isEmpty();
        assertThat(yaml(Documents.HEAD + "x-ab: " + "😀".repeat(5000) + "\n")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void linesEndAsTheSystemsOfPeopleEndThem(String lineBreak) {
        String yaml = Documents.HEAD + "x-a: |\n  one\n  two\n\nx-b: [😀, é, *none]\n";
        assertThat(yaml(yaml.replace("\n", lineBreak)))
                .containsExactly("in.yaml:7:13: error: the anchor '&none' of this alias is not defined before it");
        String json =
                "{\n\"asyncapi\": \"3.0.0\",\n\"info\": {\"title\": \"😀é\", \"titel\": 1, \"version\": \"1\"}\n}";
        assertThat(json(json.replace("\n", lineBreak)))
                .singleElement()
                .asString()
                .startsWith("in.json:3:25: error: 'titel' is not a field");
    }

    @Test
    void theNextLineCharacterEndsNoLine() {
        assertThat(yaml(Documents.HEAD + "x-a: a\u0085b\u2028c\nx-b: *none\n"))
                .containsExactly("in.yaml:4:6: error: the anchor '&none' of this alias is not defined before it");
    }

    @Test
    void jsonIsReadAsJson() {
        assertThat(
                        json(
                                "{\"asyncapi\": \"3.0.0\", \"asyncapi\": \"3.0.0\", \"info\": {\"title\": \"\", \"version\": \"1\"}}"))
                .contains("in.json:1:23: error: 'asyncapi' is a duplicate key; it is first used in line 1");
        assertThat(json("{'a': 1}")).singleElement().asString().startsWith("in.json:1:2: error: Unexpected character");
        assertThat(json("{\"a\": 012}")).singleElement().asString().startsWith("in.json:1:8: error: ");
        assertThat(json("{\"a\": NaN}")).singleElement().asString().startsWith("in.json:1:");
        assertThat(json("{\"a\": 1} {}"))
                .containsExactly("in.json:1:10: error: a second document starts here; keep one document per file");
        assertThat(json("")).containsExactly("in.json:1:1: error: the document is empty");
    }

    @Test
    void escapesOfPairsAreReadAndHalvesOfThemReported() {
        String document = "{\"asyncapi\": \"3.0.0\", \"info\": {\"title\": \"%s\", \"version\": \"1\"}}";
        String half =
                "error: the escape \\uD83D is half of a character; write both halves of the pair, or the character"
                        + " itself";
        for (String name : List.of("in.json", "in.yaml", "in")) {
            assertThat(diagnostics(
                            name, document.formatted("\\ud83d\\ude00\\u00e9\\/").getBytes(StandardCharsets.UTF_8)))
                    .isEmpty();
            assertThat(diagnostics(name, document.formatted("\\ud83d").getBytes(StandardCharsets.UTF_8)))
                    .containsExactly(name + ":1:41: " + half);
        }
        assertThat(yaml(Documents.HEAD + "x-a: \"\\ud83d!\"\n")).containsExactly("in.yaml:3:6: " + half);
    }

    @Test
    void jsonIsRecognisedByItsContent() {
        String json = "{\t\"asyncapi\":\"3.0.0\",\n\t\"info\":{\"title\":\"a\\/b\",\"version\":\"1\"},\n\t\"x-a\":1}";
        assertThat(diagnostics("in.txt", json.getBytes(StandardCharsets.UTF_8))).isEmpty();
        assertThat(yaml("{asyncapi: 3.0.0, info: {title: flow, version: 1.0.0}}"))
                .isEmpty();
    }

    @Test
    void charactersThatYamlDoesNotAllowAreReported() {
        assertThat(yaml(Documents.HEAD + "x-a: a\u007Fb\n"))
                .containsExactly(
                        "in.yaml:3:7: error: the character U+007F is not allowed in YAML; remove it or write it as an escape");
    }
}
