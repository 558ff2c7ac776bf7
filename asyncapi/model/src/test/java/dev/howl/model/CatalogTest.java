package dev.howl.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of web addresses and the catalog of local files for them. */
class CatalogTest {
    private final Documents documents;

    CatalogTest(@TempDir Path folder) {
        this.documents = new Documents(folder);
    }

    @Test
    void webAddressesAreReadFromTheCatalogOnly() {
        documents
                .with("lib/catalog.yaml", """
                        https://example.com/exact.json: exact.json
                        https://example.com/folder/: files/
                        https://example.com/folder/deep/: other/
                        """)
                .with("lib/exact.json", "{\"definitions\": {\"a\": {\"type\": \"string\"}}}")
                .with("lib/files/b c.yaml", "$ref: ../exact.json#/definitions/a")
                .with("lib/other/d.yaml", "type: string");
        documents.with("in/chat.yaml", Documents.HEAD + """
                channels:
                  chat:
                    messages:
                      a: {payload: {$ref: 'https://example.com/exact.json#/definitions/a'}, examples: [{payload: 1}]}
                      b: {payload: {$ref: 'https://example.com/folder/b%20c.yaml'}, examples: [{payload: 2}]}
                      d: {payload: {$ref: 'https://example.com/folder/deep/d.yaml'}, examples: [{payload: 3}]}
                      e: {payload: {$ref: 'https://example.com/else.yaml#/a/b'}, examples: [{payload: 4}]}
                      f: {payload: {$ref: 'https://example.com/folder/../../../../etc/passwd'}}
                """);
        List<String> diagnostics = documents.diagnosticsWithCatalog("in/chat.yaml", "lib/catalog.yaml");
        assertThat(diagnostics)
                .anySatisfy(
                        line -> assertThat(line).startsWith("in/chat.yaml:6:").contains("example 1 violates"))
                .anySatisfy(
                        line -> assertThat(line).startsWith("in/chat.yaml:7:").contains("example 1 violates"))
                .anySatisfy(
                        line -> assertThat(line).startsWith("in/chat.yaml:8:").contains("example 1 violates"))
                .anySatisfy(line -> assertThat(line)
                        .isEqualTo(
                                "in/chat.yaml:9:20: warning: 'https://example.com/else.yaml#/a/b' is not fetched, so "
                                        + "any value is allowed; add a local copy to a catalog (--catalog)"))
                .anySatisfy(line -> assertThat(line)
                        .startsWith("in/chat.yaml:10:20: error: ")
                        .contains("outside of"));
        assertThat(diagnostics)
                .filteredOn(line -> !line.contains("may be ambiguous"))
                .hasSize(5);
    }

    @Test
    void whatIsWrongWithACatalogIsReportedThere() {
        documents
                .with("chat.yaml", Documents.HEAD)
                .with("catalog.yaml", "https://a/: file.json\nhttps://b: [1]\n")
                .with("list.yaml", "[1]");
        assertThat(documents.diagnosticsWithCatalog("chat.yaml", "catalog.yaml"))
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).contains("error: a catalog maps a URI to a file"))
                .first()
                .asString()
                .startsWith("catalog.yaml:1:13: ");
        assertThat(documents.diagnosticsWithCatalog("chat.yaml", "list.yaml"))
                .containsExactly("list.yaml:1:1: error: a catalog is an object that maps URIs to files, not a list");
        assertThat(documents.diagnosticsWithCatalog("chat.yaml", "none.yaml"))
                .containsExactly("none.yaml:1:1: error: the catalog 'none.yaml' does not exist");
    }

    @Test
    void objectsOnTheWebAreNeitherReadNorMissed() {
        documents.with("chat.yaml", Documents.HEAD + """
                servers: {live: {$ref: 'https://example.com/a.yaml#/server'}}
                channels: {chat: {messages: {say: {$ref: 'https://example.com/a.yaml#/say'}}}}
                """);
        assertThat(documents.diagnostics("chat.yaml")).hasSize(2).allSatisfy(line -> assertThat(line)
                .contains("warning: 'https://example.com/a.yaml#/"));
    }
}
