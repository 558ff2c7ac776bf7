package dev.howl.pact;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.model.Message;
import dev.howl.model.reader.ContractReader;
import dev.howl.model.shape.Shape;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Matching rules of texts, as exact as the schema and the text of the pact allow. */
class TextRuleTest {
    private static final String DOCUMENT = """
            asyncapi: 3.0.0
            info: {title: Parcels, version: 1.0.0}
            channels:
              parcels:
                address: /
                messages:
                  parcel:
                    payload:
                      type: object
                      properties:
                        key: {type: string, format: uuid}
                        parcel_id: {type: string, maxLength: 64}
                        id: {type: string}
                        epoch: {type: string, minLength: 1, maxLength: 36}
                        paid: {type: string, maxLength: 64}
                        at: {type: string, format: date-time}
            """;

    private Shape shape;

    @BeforeEach
    void read(@TempDir Path folder) throws Exception {
        Message parcel = ContractReader.read(Files.writeString(folder.resolve("parcels.yaml"), DOCUMENT))
                .channels()
                .get(0)
                .messages()
                .get(0);
        shape = Shape.of(requireNonNull(parcel.payload()));
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', textBlock = """
                    key,       6a1f0a52-3f1e-4c55-9f0e-0d6f7c1b2a90, 6A1F0A52-3F1E-4C55-9F0E-0D6F7C1B2A90
                    key,       6A1F0A52-3F1E-4C55-9F0E-0D6F7C1B2A90, 6a1f0a52-3f1e-4c55-9f0e-0d6f7c1b2a90
                    parcel_id, p-17,                                 p 17
                    id,        17,                                   1 7
                    epoch,     x1,                                   "x
                    1"
                    at,        2026-01-01T00:00:00Z,                 2026-01-01
                    """)
    void otherFormsDoNotMatch(String name, String value, String other) {
        assertThat(rule(name, value).path("match").asString()).isEqualTo("regex");
        assertThat(value).matches(rule(name, value).path("regex").asString());
        assertThat(other).doesNotMatch(rule(name, value).path("regex").asString());
    }

    @ParameterizedTest
    @CsvSource({
        "key, 6a1f0a52-3f1e-4c55-9f0e-0d6f7c1b2a90, 00000000-0000-0000-0000-abcdefabcdef",
        "key, 6a1F0a52-3f1e-4c55-9f0e-0d6f7c1b2a90, 00000000-0000-0000-0000-ABCDEFabcdef",
        "parcel_id, p-17, ''",
        "parcel_id, 'p 17', 'p  18'",
        "paid, yes, 'not yet'"
    })
    void otherValuesOfTheFormMatch(String name, String value, String other) {
        assertThat(other).matches(rule(name, value).path("regex").asString());
    }

    private ObjectNode rule(String name, String value) {
        ObjectNode frame = new JsonMapper().createObjectNode().put(name, value);
        return (ObjectNode) requireNonNull(PactRules.of(shape, frame, Set.of()).get("$." + name))
                .at("/matchers/0");
    }
}
