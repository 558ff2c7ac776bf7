package dev.howl.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.model.schema.Schema;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of the text of a contract, which is one document. */
class DocumentBundleTest {
    private final Path folder;
    private final Documents documents;

    DocumentBundleTest(@TempDir Path folder) {
        this.folder = folder;
        this.documents = new Documents(folder);
    }

    @Test
    void theTextOfAContractOfOneFileIsThatOfTheFile() {
        String text = Documents.HEAD + "# a comment\nchannels: {}\n";
        documents.with("chat.yaml", ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE));
        assertThat(documents.contract("chat.yaml").document()).isEqualTo(text);
    }

    @Test
    void aContractOfSeveralFilesIsBundledIntoOne() {
        documents
                .with("in/chat.yaml", Documents.HEAD + """
                        channels: {chat: {messages: {say: {$ref: '../common/m.yaml#/messages/say'}}}}
                        operations:
                          go: {action: receive, channel: {$ref: '#/channels/chat'}}
                        components: {schemas: {Name: {type: string, maxLength: 3}, data: {const: {$ref: m.yaml}}}}
                        """)
                .with("common/m.yaml", """
                        unused: {$ref: none.yaml}
                        messages:
                          unused: {payload: {}}
                          say: {payload: {$ref: 'a b.json#/%25'}}
                        """)
                .with("common/a b.json", """
                        {"%": {"$id": "https://example.com/s", "type": "object", "properties": {
                          "me": {"$ref": "#"}, "name": {"$ref": "../in/chat.yaml#/components/schemas/Name"}}}}
                        """);
        String bundle = documents.contract("in/chat.yaml", folder).document();
        assertThat(bundle).doesNotContain("unused", "../", "example.com").contains("\"$ref\" : \"m.yaml\"");

        documents.with("alone/chat.yaml", bundle.replace("\"version\"", "\"description\": \"\", \"version\""));
        Contract alone = documents.contract("alone/chat.yaml");
        Schema payload =
                Objects.requireNonNull(alone.channels().get(0).messages().get(0).payload());
        assertThat(alone.files()).hasSize(1);
        assertThat(payload.keywords().properties().get("me")).isSameAs(payload);
        Schema name = Objects.requireNonNull(payload.keywords().properties().get("name"));
        assertThat(name.keywords().bounds().maxLength()).isEqualTo(3);
    }
}
