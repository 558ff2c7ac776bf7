package dev.howl.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.howl.model.InvalidContractException;
import dev.howl.model.ReadOptions;
import dev.howl.model.diagnostic.Diagnostic;
import dev.howl.model.diagnostic.Diagnostic.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The parts of an invalid document that a lenient request generates, and those that it leaves out. */
class LenientTest {
    private static final String ADDRESS_WITH_QUERY = """
            channels:
              plain: { address: /plain, messages: { m: { $ref: '#/components/messages/M' } } }
              query: { address: '/link/?ticket={ticket}', parameters: { ticket: {} }, messages: { m: { $ref: '#/components/messages/M' } } }
            operations:
              o1: { action: send, channel: { $ref: '#/channels/plain' } }
              o2: { action: send, channel: { $ref: '#/channels/query' } }
            components: { messages: { M: { payload: { type: object, properties: { x: { type: string } } } } } }
            """;

    @TempDir
    private Path temp = Path.of("");

    @ParameterizedTest
    @EnumSource(Target.class)
    void channelsWithoutErrorsAreGenerated(Target target) throws Exception {
        assertThatThrownBy(() -> generate(ADDRESS_WITH_QUERY, target, false))
                .isInstanceOf(InvalidContractException.class)
                .hasMessageContaining("describe the query in bindings.ws.query")
                .hasMessageContaining("(AsyncAPI 3.0, Channel Object)");
        assertThat(temp.resolve("out")).doesNotExist();

        GenerateResult result = generate(ADDRESS_WITH_QUERY, target, true);

        assertThat(result.contract().channels()).singleElement().satisfies(channel -> assertThat(channel.id())
                .isEqualTo("plain"));
        assertThat(result.contract().operations()).hasSize(1);
        assertThat(result.diagnostics()).anyMatch(Diagnostic::isError);
        assertThat(result.files()).isPositive();
    }

    @Test
    void aMessageWithAnErrorIsLeftOutOfItsChannel() throws Exception {
        GenerateResult result = generate("""
                channels:
                  c:
                    address: /c
                    messages:
                      good: { payload: { $ref: '#/components/schemas/Good' } }
                      bad: { payload: { $ref: '#/components/schemas/Bad' } }
                operations:
                  one: { action: receive, channel: { $ref: '#/channels/c' }, messages: [ { $ref: '#/channels/c/messages/good' } ] }
                  two: { action: receive, channel: { $ref: '#/channels/c' }, messages: [ { $ref: '#/channels/c/messages/bad' } ] }
                components:
                  schemas:
                    Good: { type: object, required: [a], properties: { a: { type: string } } }
                    Bad: { type: object, properties: { b: { items: { maxLength: none } } } }
                """, Target.SERVER, true);

        assertThat(sources()).contains("Good.java").doesNotContain("Bad.java");
        assertThat(result.contract().operations()).singleElement().satisfies(operation -> assertThat(operation.id())
                .isEqualTo("one"));
    }

    @Test
    void aMessageOutsideOfTheChannelOfItsOperationIsGenerated() throws Exception {
        String document = """
                channels: { c: { address: /c, messages: { own: { payload: { type: object, required: [type], properties: { type: { const: own } } } } } } }
                operations:
                  take:
                    action: receive
                    channel: { $ref: '#/channels/c' }
                    messages: [ { $ref: '#/channels/c/messages/own' }, { $ref: '#/components/messages/Other' } ]
                components: { messages: { Other: { payload: { type: object, required: [type], properties: { type: { const: other } } } } } }
                """;
        assertThatThrownBy(() -> generate(document, Target.SERVER, false))
                .hasMessageContaining("is not a message of its channel 'c'");

        GenerateResult result = generate(document, Target.SERVER, true);

        assertThat(sources()).contains("Own.java", "Other.java");
        assertThat(result.diagnostics()).singleElement().matches(Diagnostic::isError);
    }

    @Test
    void whatNothingGeneratedNeedsStopsNothing() throws Exception {
        generate("""
                servers: { s: { protocol: ws } }
                channels: { c: { address: /c, messages: { m: { payload: { type: object, properties: { x: { type: string } } } } } } }
                operations: { o: { action: send, channel: { $ref: '#/channels/c' } } }
                components: { schemas: { Unused: { maxLength: none } } }
                """, Target.TYPES, true);

        assertThat(sources()).contains("M.java");
    }

    @Test
    void nothingIsWrittenIfNothingIsLeft() {
        assertThatThrownBy(() -> generate("channels: { c: { address: '/c?d' } }\n", Target.TYPES, true))
                .isInstanceOf(InvalidContractException.class);
        assertThatThrownBy(() -> generate("channels: [\n", Target.TYPES, true))
                .isInstanceOf(InvalidContractException.class);
        assertThat(temp.resolve("out")).doesNotExist();
    }

    @Test
    void channelsThatATargetCannotExpressAreLeftOut() throws Exception {
        GenerateResult result = generate("""
                channels:
                  c: { address: /c, messages: { m: { payload: { type: object, properties: { x: { type: string } } } } } }
                  open: { messages: { n: { correlationId: { location: '$message.payload#/a/b' } } } }
                operations:
                  a: { action: send, channel: { $ref: '#/channels/c' } }
                  b: { action: send, channel: { $ref: '#/channels/open' } }
                """, Target.SERVER, true);

        assertThat(result.contract().channels()).hasSize(1);
        assertThat(sources()).contains("CChannel.java");
    }

    private GenerateResult generate(String parts, Target target, boolean lenient)
            throws IOException, InvalidContractException {
        Path document = Files.writeString(
                temp.resolve("contract.yaml"), "asyncapi: 3.0.0\ninfo: { title: Case, version: 1.0.0 }\n" + parts);
        Path out = temp.resolve("out");
        return Generator.generate(new GenerateRequest(
                document, ReadOptions.DEFAULT, target, "a.b", out, out, Severity.ERROR, lenient, false));
    }

    private List<String> sources() throws IOException {
        try (Stream<Path> files = Files.walk(temp.resolve("out"))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
