package dev.howl.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of the folders that references may lead to. */
class ReferenceLimitsTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void referencesNeverLeaveTheFolderOfTheDocument() throws IOException {
        Path secret = Files.createDirectories(folder.resolve("secret")).resolve("s.yaml");
        Files.writeString(secret, "password: hunter2");
        Files.createDirectories(folder.resolve("home/in"));
        Files.createSymbolicLink(folder.resolve("home/in/link.yaml"), secret);
        Documents documents = new Documents(folder).with("home/in/chat.yaml", Documents.HEAD + """
                        components:
                          schemas:
                            up: {$ref: '../../secret/s.yaml#/password'}
                            beside: {$ref: '../chat2.yaml#/password'}
                            encoded: {$ref: '..%2f..%2fsecret/s.yaml#/password'}
                            link: {$ref: 'link.yaml#/password'}
                            absolute: {$ref: '/etc/passwd'}
                            web: {$ref: 'https://example.com/s.yaml'}
                            file: {$ref: 'file:///etc/passwd'}
                            windows: {$ref: '\\\\server\\share'}
                            nul: {$ref: "a%00b"}
                        """);
        List<String> diagnostics = documents.diagnostics("home/in/chat.yaml");
        assertThat(diagnostics).hasSize(9).noneSatisfy(line -> assertThat(line).contains("hunter2"));
        assertThat(diagnostics.get(0))
                .isEqualTo("home/in/chat.yaml:5:9: error: 'secret/s.yaml' is outside of home/in; keep a copy beside the"
                        + " document, or allow a folder around both (--root)");
        assertThat(diagnostics.get(1)).contains("'home/chat2.yaml' is outside of home/in;");
        assertThat(diagnostics.get(3)).contains("'home/in/link.yaml' is outside of");
        assertThat(diagnostics.get(4)).contains("error: '/etc/passwd' is outside of");
        assertThat(diagnostics.get(5))
                .isEqualTo("home/in/chat.yaml:10:10: warning: 'https://example.com/s.yaml' is not fetched, so "
                        + "any value is allowed; add a local copy to a catalog (--catalog)");
        assertThat(diagnostics.get(6)).contains("error: '/etc/passwd' is outside of");
        assertThat(diagnostics.get(8)).contains("is not a path");
        assertThat(documents.diagnostics("home/in/chat.yaml", folder.resolve("home")))
                .contains("home/in/chat.yaml:5:9: error: 'secret/s.yaml' is outside of home; keep a copy beside the"
                        + " document, or allow a folder around both (--root)")
                .anySatisfy(line -> assertThat(line).contains("the file 'home/chat2.yaml' does not exist"))
                .anySatisfy(line -> assertThat(line).contains("'home/in/link.yaml' is outside of"));
    }
}
