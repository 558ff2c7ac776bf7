package dev.howl.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.model.diagnostic.Diagnostic;
import dev.howl.model.diagnostic.Diagnostic.Severity;
import dev.howl.model.diagnostic.Diagnostic.Stops;
import dev.howl.model.diagnostic.Location;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The section of a specification that an error names: AsyncAPI in the document's version, or JSON Schema. */
class SectionTest {
    private static final String INFO = "info: { title: Case, version: 1.0.0 }\n";

    @TempDir
    private Path folder = Path.of("");

    @Test
    void aFindingEndsWithItsSection() {
        assertThat(new Diagnostic(
                        new Location("a.yaml", 1, 2),
                        Severity.ERROR,
                        Stops.NOTHING,
                        "wrong",
                        "AsyncAPI 3.0, Tag Object"))
                .hasToString("a.yaml:1:2: error: wrong (AsyncAPI 3.0, Tag Object)");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            AsyncAPI 3.0, License Object | info: { title: C, version: 1.0.0, license: { url: 'https://example.com' } }
            AsyncAPI 3.0, Channel Object | channels: { c: { address: '/a?b=c' } }
            AsyncAPI 3.0, Parameters Object | channels: { c: { address: '/{a}' } }
            AsyncAPI 3.0, Operation Object | operations: { o: { channel: { $ref: '#/channels/c' } } }
            AsyncAPI 3.0, Reference Object | channels: { d: { $ref: '#/components/channels/none' } }
            AsyncAPI 3.0, Components Object | components: { messages: { 'a b': {} } }
            AsyncAPI 3.0, Schema Object | components: { schemas: { s: { discriminator: 5 } } }
            JSON Schema draft-07, Validation 6.3.1 | components: { schemas: { s: { maxLength: -1 } } }
            JSON Schema draft-07, Validation 6.5.5 | components: { schemas: { s: { patternProperties: { '(': true } } } }
            JSON Schema draft-07, Core 8.2 | components: { schemas: { s: { $id: 5 } } }
            """)
    void anErrorOfVersion3NamesItsSection(String section, String part) {
        String rest = (part.startsWith("info") ? "" : INFO)
                + (part.startsWith("channels: { c") ? "" : part.startsWith("channels") ? "" : "channels: { c: {} }\n");

        assertThat(Documents.sections(folder, "asyncapi: 3.0.0\n" + rest + part + "\n"))
                .isNotEmpty()
                .containsOnly(section);
    }

    @Test
    void anErrorNamesTheVersionOfItsDocument() {
        String rest = INFO + "channels: { /c: { publish: { message: { payloads: 1 } } } }\n";

        assertThat(Documents.sections(folder, "asyncapi: 2.4.0\n" + rest))
                .containsExactly("AsyncAPI 2.4, Message Object");
    }

    @Test
    void whatHowlDefinesIsInNoSection() {
        String rest = INFO + "channels: { c: { x-howl-nothing: 1 } }\n";

        assertThat(Documents.sections(folder, "asyncapi: 3.0.0\n" + rest)).containsOnlyNulls();
    }
}
