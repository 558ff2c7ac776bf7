package dev.howl.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.model.schema.Schema;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of contracts of several files. */
class FilesTest {
    private final Path folder;
    private final Documents documents;

    FilesTest(@TempDir Path folder) {
        this.folder = folder;
        this.documents = new Documents(folder);
    }

    /** A contract with one message, whose payload is that. */
    private Documents payload(String payload) {
        return documents.with("chat.yaml", Documents.HEAD + """
                channels: {chat: {messages: {say: {payload: %s}}}}
                """.formatted(payload));
    }

    private Schema.Keywords read(String payload) {
        Schema schema = Objects.requireNonNull(payload(payload)
                .contract("chat.yaml")
                .channels()
                .get(0)
                .messages()
                .get(0)
                .payload());
        return schema.keywords();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'a b%.yaml#/x~1y/z~0/%25'",
                "./a%20b%25.yaml#/x~1y/z~0/%25",
                "sub/../a%20b%25.yaml#%2Fx~1y%2Fz~0%2F%25",
                "file:a%20b%25.yaml#/x~1y/z~0/%25"
            })
    void namesAndFragmentsAreUnescapedOnce(String reference) {
        documents.with("a b%.yaml", "x/y: {z~: {'%': {title: found}}}").with("sub/other.yaml", "{}");
        assertThat(read("{$ref: " + reference + "}").title()).isEqualTo("found");
    }

    @Test
    void aFileUriLeadsToAFileInTheFolder() {
        documents.with("a.yaml", "title: found");
        assertThat(read("{$ref: '" + folder.resolve("a.yaml").toUri() + "'}").title())
                .isEqualTo("found");
        assertThat(payload("{$ref: 'file:///etc/hosts'}").diagnostics("chat.yaml"))
                .singleElement()
                .asString()
                .contains("error: '/etc/hosts' is outside of");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tree.yaml", "tree.yaml#", "tree.json#", "tree.schema#/"})
    void aSchemaFileMayReferToItself(String reference) {
        String tree = "{\"title\": \"tree\", \"properties\": {\"a\": {\"$ref\": \"#\"}, \"b\": {\"$ref\": \"\"}}}";
        documents.with("tree.yaml", tree).with("tree.json", tree).with("tree.schema", "{\"\": " + tree + "}");
        Schema.Keywords read = read("{$ref: '" + reference + "'}");
        assertThat(read.title()).isEqualTo("tree");
        if (!reference.contains("#/")) {
            Schema inner = Objects.requireNonNull(read.properties().get("a"));
            assertThat(inner).isNotNull().isSameAs(read.properties().get("b"));
        }
    }

    @Test
    void referencesToReferencesAreFollowedThroughFiles() {
        documents
                .with("a.yaml", "one: {$ref: 'b.json#/two'}\nfour: {title: end}")
                .with("b.json", "{\"two\": {\"$ref\": \"sub/c.yaml\"}}")
                .with("sub/c.yaml", "$ref: ../a.yaml#/four");
        assertThat(read("{$ref: 'a.yaml#/one'}").title()).isEqualTo("end");
    }

    @Test
    void aCircleOfReferencesThroughFilesIsReported() {
        documents.with("a.yaml", "$ref: b.yaml").with("b.yaml", "$ref: a.yaml");
        assertThat(payload("{$ref: a.yaml}").diagnostics("chat.yaml"))
                .containsExactly("chat.yaml:3:45: error: this $ref leads back to itself and never to an object");
    }

    @Test
    void everyKindOfObjectMayBeInAnotherFile() {
        documents
                .with("chat.yaml", Documents.HEAD + """
                        servers: {live: {$ref: 'parts.yaml#/server'}}
                        channels: {chat: {$ref: 'parts.yaml#/channel'}}
                        operations: {say: {$ref: 'parts.yaml#/operation'}}
                        components:
                          tags: {t: {$ref: 'parts.yaml#/tag'}}
                          messageTraits: {t: {$ref: 'parts.yaml#/trait'}}
                        """)
                .with("parts.yaml", """
                        server: {host: example.com, protocol: wss, security: [{$ref: '#/security'}]}
                        security: {type: http, scheme: bearer}
                        tag: {name: t}
                        trait: {summary: from a trait}
                        channel:
                          address: /{room}
                          parameters: {room: {$ref: '#/parameter'}}
                          messages: {say: {$ref: 'more/messages.yaml#/say'}}
                        parameter: {description: a room}
                        operation: {action: receive, channel: {$ref: 'chat.yaml#/channels/chat'}}
                        """)
                .with("more/messages.yaml", """
                        say: {traits: [{$ref: '../parts.yaml#/trait'}], payload: {$ref: text.json}}
                        """)
                .with("more/text.json", "{\"type\": \"string\"}");
        Contract contract = documents.contract("chat.yaml");
        Message say = contract.channels().get(0).messages().get(0);
        assertThat(say.summary()).isEqualTo("from a trait");
        assertThat(Objects.requireNonNull(say.payload()).keywords().types()).containsExactly(Schema.Type.STRING);
    }

    @Test
    void aSchemaIsFoundByItsUriAndByItsName() {
        documents.with("schemas.json", """
                {"$id": "https://example.com/root.json",
                 "definitions": {
                   "byUri": {"$ref": "text.json"},
                   "byFullUri": {"$ref": "https://example.com/text.json#"},
                   "byName": {"$ref": "#name"},
                   "byNameThere": {"$ref": "sub/list.json#item"},
                   "within": {"$ref": "sub/list.json#/definitions/inner"},
                   "text": {"$id": "text.json", "title": "text"},
                   "named": {"$id": "#name", "title": "named"},
                   "list": {"$id": "sub/list.json", "items": {"$ref": "#/definitions/inner"},
                     "definitions": {"item": {"$id": "#item", "title": "item"}, "inner": {"title": "inner"}}}}}
                """);
        assertThat(title("byUri")).isEqualTo("text");
        assertThat(title("byFullUri")).isEqualTo("text");
        assertThat(title("byName")).isEqualTo("named");
        assertThat(title("byNameThere")).isEqualTo("item");
        assertThat(title("within")).isEqualTo("inner");
        assertThat(title("list/items")).isEqualTo("inner");
    }

    private @org.jspecify.annotations.Nullable String title(String definition) {
        return read("{$ref: 'schemas.json#/definitions/" + definition + "'}").title();
    }

    @Test
    void aNameBelongsToTheResourceThatItIsIn() {
        documents.with("a.json", """
                {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "https://example.com/root",
                 "properties": {"x": {"$ref": "one#name"}},
                 "$defs": {"one": {"$id": "one", "allOf": [{"$id": "two", "$anchor": "name", "title": "in two"},
                                                           {"$anchor": "name", "title": "in one"}]}}}
                """);
        Schema x = Objects.requireNonNull(read("{$ref: a.json}").properties().get("x"));
        assertThat(x.keywords().title()).isEqualTo("in one");
    }

    @Test
    void aFileThatAnIdPutsOnTheWebAndThatIsNotHereIsOpaque() {
        documents.with(
                "a.json", "{\"$id\": \"https://example.com/x/a.json\", \"items\": {\"$ref\": \"../b.json#/c\"}}");
        assertThat(payload("{$ref: a.json}").diagnostics("chat.yaml"))
                .singleElement()
                .asString()
                .startsWith("a.json:1:50: warning: 'https://example.com/b.json#/c' is not fetched");
    }

    @Test
    void anIdOnTheWebDoesNotKeepFilesFromReferringToOneAnother() {
        documents
                .with(
                        "a.json",
                        "{\"$id\": \"https://example.com/a.json\", \"properties\": {\"b\": {\"$ref\": \"b.json\"}}}")
                .with("b.json", "{\"$id\": \"https://example.com/b.json\", \"title\": \"b\"}");
        Schema b = Objects.requireNonNull(read("{$ref: a.json}").properties().get("b"));
        assertThat(b.keywords().title()).isEqualTo("b");
    }

    @Test
    void anIdThatIsDataOrTheNameOfAPropertyNamesNoSchema() {
        assertThat(payload("{properties: {$id: {title: mine}, $anchor: {}}, default: {$anchor: here}}")
                        .with("b.yaml", "{const: {$anchor: here}, $ref: '#here'}")
                        .diagnostics("chat.yaml"))
                .isEmpty();
        assertThat(payload("{$ref: 'b.yaml'}").diagnostics("chat.yaml"))
                .anySatisfy(line -> assertThat(line).contains("'#here' is neither an $anchor there"));
    }
}
