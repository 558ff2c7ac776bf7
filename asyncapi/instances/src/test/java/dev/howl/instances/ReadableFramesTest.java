package dev.howl.instances;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.model.Channel;
import dev.howl.model.Contract;
import dev.howl.model.Message;
import dev.howl.model.reader.ContractReader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ReadableFramesTest {
    private static final String START = """
            asyncapi: 3.0.0
            info: { title: Shop, version: 1.0.0 }
            channels:
              desk:
                address: /desk
                messages:
            """;

    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ type: object, properties: { userId: { type: string }, orderNumber: { type: string } } }"
                        + " | {\"userId\":\"user-1\",\"orderNumber\":\"order number\"}",
                "{ type: object, properties: { at: { type: string, format: date-time }, id: { type: string, format: uuid } } }"
                        + " | {\"at\":\"2026-01-31T12:00:00Z\",\"id\":\"3f2b8a6e-5c1d-4e9f-8a7b-2d6c0e4f1a90\"}",
                "{ type: object, properties: { size: { type: integer, minimum: 5 }, code: { type: string, pattern: '^[A-Z]{2}$' } } }"
                        + " | {\"size\":5,\"code\":\"AA\"}",
                "{ type: object, properties: { note: { type: string, maxLength: 3 }, zone: { type: string, minLength: 9 } } }"
                        + " | {\"note\":\"not\",\"zone\":\"zone zone\"}",
                "{ type: object, maxProperties: 99999999999, properties: { note: { type: string, maxLength: 99999999999 },"
                        + " tags: { type: array, maxItems: 99999999999, items: { type: string } } } }"
                        + " | {\"note\":\"note\",\"tags\":[\"tags\"]}",
                "{ type: object, properties: { mood: { enum: [ good, bad ] }, tone: { type: string, default: soft } } }"
                        + " | {\"mood\":\"good\",\"tone\":\"soft\"}",
                "{ type: object, properties: { town: { type: string, examples: [ Bergen ] }, size: { examples: [ none ], type: integer } } }"
                        + " | {\"town\":\"Bergen\",\"size\":1}",
                "{ type: object, properties: { old: { type: string, deprecated: true }, tags: { type: array, items: { type: string } } } }"
                        + " | {\"tags\":[\"tags\"]}",
                "{ type: object, properties: { note: { type: [ 'null', string ] }, next: { oneOf: [ { type: 'null' }, { type: boolean } ] } } }"
                        + " | {\"note\":\"note\",\"next\":false}",
                "{ oneOf: [ { required: [ a ], properties: { a: { type: string } } }, { required: [ b ] } ], type: object }"
                        + " | {\"a\":\"a\"}",
                "{} | {}"
            })
    void hasValuesThatReadWell(String schema, String frame) throws Exception {
        assertThat(frame("order: { payload: " + schema + " }")).isEqualTo(frame);
    }

    @Test
    void leavesOutOptionalMembersOfLargeFrames() throws Exception {
        StringBuilder members = new StringBuilder("must: { type: string }");
        for (int i = 0; i < 60; i++) {
            members.append(", may").append(i).append(": { type: string }");
        }
        String schema = "{ type: object, required: [ must ], properties: { " + members + " } }";

        assertThat(frame("order: { payload: " + schema + " }")).isEqualTo("{\"must\":\"must\"}");
    }

    @Test
    void isTextWhereTheMessageIs() throws Exception {
        assertThat(frame("order: { contentType: text/plain }")).isEqualTo("hello");
    }

    @Test
    void isNothingWhereNoFrameIsValid() throws Exception {
        assertThat(frame("order: { payload: { type: string, minLength: 3, maxLength: 2 } }"))
                .isEqualTo("nothing");
        assertThat(frame("order: { contentType: image/png }")).isEqualTo("nothing");
    }

    /** Another message comes first in the order of the document, and is valid for every object. */
    @Test
    void isTakenForItsMessage() throws Exception {
        Contract contract = contract(
                "any: { payload: { type: object, required: [ kind ], properties: { kind: { const: any } } } }\n"
                        + "      order: { payload: { type: object, properties: { kind: { type: string } } } }");
        Channel channel = contract.channels().get(0);
        Message order = channel.messages().get(1);

        assertThat(ReadableFrames.of(contract).of(order))
                .map(FrameContent::text)
                .contains("{\"kind\":\"kind\"}");
    }

    @ParameterizedTest
    @MethodSource("dev.howl.instances.RepositoryDocumentsTest#documents")
    void eachMessageOfADocumentHasOneAndAlwaysTheSame(Path document) throws Exception {
        Contract contract = ContractReader.read(document);
        ReadableFrames frames = ReadableFrames.of(contract);
        ReadableFrames again = ReadableFrames.of(contract);
        for (Channel channel : contract.channels()) {
            for (Message message : channel.messages()) {
                assertThat(frames.of(message).isPresent()).as(message.id()).isEqualTo(!message.isBinary());
                assertThat(again.of(message)).isEqualTo(frames.of(message));
            }
        }
    }

    private String frame(String message) throws Exception {
        Contract contract = contract(message);
        Message found = contract.channels().get(0).messages().get(0);
        return ReadableFrames.of(contract).of(found).map(FrameContent::text).orElse("nothing");
    }

    private Contract contract(String messages) throws Exception {
        return ContractReader.read(Files.writeString(folder.resolve("shop.yaml"), START + "      " + messages + "\n"));
    }
}
