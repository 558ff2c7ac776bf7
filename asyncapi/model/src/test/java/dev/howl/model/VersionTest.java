package dev.howl.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of the AsyncAPI versions that are read, and of the messages about others. */
class VersionTest {
    private static final String READ = "; supported are 2.0 to 2.6, 3.0 and 3.1";

    private final Documents documents;

    VersionTest(@TempDir Path folder) {
        this.documents = new Documents(folder);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2.0.0",
                "2.1.0",
                "2.2.0",
                "2.3.0",
                "2.4.0",
                "2.5.0",
                "2.6.0",
                "3.0.0",
                "3.1.0",
                "2.6.7",
                "3.0.1",
                "'3.0.0'",
                "2.0.0-rc1"
            })
    void patchVersionsAndSuffixesAreReadLikeTheirMinorVersion(String version) {
        Contract contract = documents
                .with("in/a.yaml", "asyncapi: " + version + "\ninfo: {title: t, version: v}\nchannels: {a: {}}\n")
                .contract("in/a.yaml");
        assertThat(contract.version()).isEqualTo(version.replace("'", ""));
        assertThat(contract.diagnostics()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '%', textBlock = """
                    3.0      | 'asyncapi' must be text, but is the number 3.0; write it in full and in quotes: '3.0.0'
                    2.6      | 'asyncapi' must be text, but is the number 2.6; write it in full and in quotes: '2.6.0'
                    3        | 'asyncapi' must be text, but is the number 3; write it in full and in quotes: '3.0.0'
                    -3       | 'asyncapi' must be text, but is the number -3
                    true     | 'asyncapi' must be text, but is a boolean
                    [3.0.0]  | 'asyncapi' must be text, but is a list
                    "3.0"    | AsyncAPI version '3.0' is not of the form major.minor.patch, such as '3.0.0'
                    v3.0.0   | AsyncAPI version 'v3.0.0' is not of the form major.minor.patch, such as '3.0.0'
                    2.7.0    | AsyncAPI version '2.7.0' is not supported
                    3.2.0    | AsyncAPI version '3.2.0' is not supported
                    4.0.0    | AsyncAPI version '4.0.0' is not supported
                    1.2.0    | AsyncAPI version '1.2.0' is not supported
                    """)
    void otherVersionsAreRefusedAndNothingElseIsSaid(String version, String words) {
        documents.with("in/a.yaml", "asyncapi: " + version + "\nfoo: 1\n");
        assertThat(documents.diagnostics("in/a.yaml")).containsExactly("in/a.yaml:1:11: error: " + words + READ);
    }

    @Test
    void aDocumentWithoutAVersionIsNoAsyncApiDocument() {
        assertThat(documents.with("in/a.yaml", "openapi: 3.1.0\n").diagnostics("in/a.yaml"))
                .containsExactly("in/a.yaml:1:1: error: not an AsyncAPI document: 'asyncapi' is missing; supported are "
                        + "2.0 to 2.6, 3.0 and 3.1");
    }

    @ParameterizedTest
    @CsvSource({
        "2.1.0, 'channels: {/a: {servers: []}}', servers, Channel Item Object, 2.2",
        "2.2.0, 'channels: {}\ncomponents: {channels: {}}', channels, Components Object, 2.3",
        "2.3.0, 'channels: {}\ncomponents: {messages: {m: {messageId: m}}}', messageId, Message Object, 2.4",
        "2.3.0, 'channels: {/a: {publish: {message: {}, security: []}}}', security, Operation Object, 2.4",
        "2.4.0, 'channels: {}\nservers: {s: {url: a, protocol: ws, tags: []}}', tags, Server Object, 2.5",
    })
    void aFieldOfALaterVersionIsNamedAsSuch(String version, String text, String field, String object, String since) {
        documents.with("in/a.yaml", "asyncapi: " + version + "\ninfo: {title: t, version: v}\n" + text + "\n");
        assertThat(documents.diagnostics("in/a.yaml"))
                .singleElement()
                .asString()
                .endsWith("error: '" + field + "' is a field of a" + (object.startsWith("O") ? "n " : " ") + object
                        + " since AsyncAPI " + since + ", but this document has version " + version.substring(0, 3));
        documents.with("in/a.yaml", "asyncapi: " + since + ".0\ninfo: {title: t, version: v}\n" + text + "\n");
        assertThat(documents.diagnostics("in/a.yaml")).isEmpty();
    }
}
