package dev.howl.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.model.diagnostic.Location;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReferenceTest {
    private final Path folder;

    ReferenceTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void aReferenceToNothingSaysWhatThereIs() {
        assertThat(Documents.diagnostics(folder, """
                        components:
                          schemas:
                            Text: {type: string}
                            Line: {$ref: '#/components/schemas/text'}
                            Page: {$ref: '#/components/schema/Text'}
                            Book: {$ref: '#Text'}
                        """))
                .containsExactly(
                        "6:11: error: '#/components/schemas/text' does not exist; #/components/schemas has: Text, Line,"
                                + " Page, Book; did you mean 'Text'?",
                        "7:11: error: '#/components/schema/Text' does not exist; #/components has: schemas; did you mean"
                                + " 'schemas'?",
                        "8:11: error: '#Text' is neither an $anchor there nor a JSON Pointer such as '#/components/schemas/User'");
    }

    @Test
    void referencesInACircleAreReported() {
        assertThat(Documents.diagnostics(folder, """
                        components:
                          schemas:
                            A: {$ref: '#/components/schemas/B'}
                            B: {$ref: '#/components/schemas/A'}
                            C: {$ref: '#/components/schemas/C/properties/x'}
                        """))
                .containsExactly(
                        "5:8: error: this $ref leads back to itself and never to an object",
                        "6:8: error: this $ref leads back to itself and never to an object",
                        "7:8: error: this $ref leads back to itself and never to an object");
    }

    @Test
    void aReferenceToAnotherKindOfObjectIsReported() {
        assertThat(Documents.diagnostics(folder, """
                        channels:
                          chat:
                            messages:
                              say: {$ref: '#/components/schemas/Text'}
                        components:
                          schemas:
                            Text: {type: string}
                        """))
                .containsExactly(
                        "6:12: error: '#/components/schemas/Text' is a Schema Object; here belongs a Message Object");
    }

    @Test
    void whatStandsBesideAReferenceIsIgnoredAndSaysSo() {
        assertThat(Documents.diagnostics(folder, """
                        components:
                          schemas:
                            Text: {type: string}
                            Line:
                              $ref: '#/components/schemas/Text'
                              maxLength: 5
                              description: A line
                              x-howl-name: Line
                        """))
                .containsExactly(
                        "8:7: warning: 'maxLength' beside a $ref is ignored",
                        "10:7: error: 'x-howl-name' beside a $ref is ignored; move it to the referenced object");
    }

    @Test
    void siblingFoldersSharePartsInARootFolder() {
        Documents documents = new Documents(folder)
                .with("backend/chat.yaml", Documents.HEAD + """
                        channels:
                          chat:
                            messages:
                              say: {$ref: '../common/messages.yaml#/say'}
                        """)
                .with("common/messages.yaml", """
                        say: {payload: {$ref: './schemas.json#/a~1b%20c'}}
                        """)
                .with("common/schemas.json", "{\"a/b c\": {\"type\": \"string\"}}");
        assertThat(documents.diagnostics("backend/chat.yaml"))
                .singleElement()
                .asString()
                .isEqualTo("backend/chat.yaml:6:12: error: 'common/messages.yaml' is outside of backend; keep a copy"
                        + " beside the document, or allow a folder around both (--root)");
        Contract contract = documents.contract("backend/chat.yaml", folder);
        assertThat(contract.files())
                .containsExactly(
                        folder.resolve("backend/chat.yaml"),
                        folder.resolve("common/messages.yaml"),
                        folder.resolve("common/schemas.json"));
        assertThat(contract.channels().get(0).messages().get(0).payload())
                .satisfies(schema -> assertThat(schema.location())
                        .isEqualTo(new Location(folder.resolve("common/schemas.json") + "", 1, 11)));
    }

    @Test
    void problemsOfOtherFilesComeAfterThoseOfTheDocument() {
        assertThat(new Documents(folder)
                        .with("in/chat.yaml", Documents.HEAD + """
                                channels:
                                  chat: {messages: {say: {$ref: 'a.yaml#/say'}}, adress: /}
                                """)
                        .with("in/a.yaml", "say:\n  payloda: {}\n  payload: {$ref: 'none.yaml'}\n")
                        .diagnostics("in/chat.yaml"))
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("in/chat.yaml:4:50: error: 'adress' is not a field"),
                        line -> assertThat(line).startsWith("in/a.yaml:2:3: error: 'payloda' is not a field"),
                        line -> assertThat(line)
                                .isEqualTo("in/a.yaml:3:12: error: the file 'in/none.yaml' does not exist"));
    }

    @Test
    void aDocumentThatRefersToItselfByNameIsReadOnce() {
        Contract contract =
                new Documents(folder).with("in/chat.yaml", Documents.HEAD + """
                        channels:
                          chat: {messages: {a: {$ref: 'chat.yaml#/components/messages/m'}}}
                        operations:
                          go: {action: send, channel: {$ref: './chat.yaml#/channels/chat'}}
                        components: {messages: {m: {payload: {type: string}}}}
                        """).contract("in/chat.yaml");
        assertThat(contract.files()).hasSize(1);
        assertThat(contract.operations().get(0).channel())
                .isSameAs(contract.channels().get(0));
    }
}
