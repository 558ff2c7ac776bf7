package dev.howl.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.howl.model.Contract;
import dev.howl.model.InvalidContractException;
import dev.howl.model.reader.ContractReader;
import dev.howl.runtime.ChannelSpec;
import dev.howl.runtime.MessageSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Contracts whose generated classes would be too large for the compiler if all stood in one method. */
class LargeContractTest {
    private static final int MESSAGES = 1000;

    @TempDir
    private Path temp = Path.of("");

    @Test
    void aChannelOfAThousandMessagesBecomesServerAndClient() throws Exception {
        Path contract = Files.writeString(temp.resolve("large.yaml"), document(MESSAGES));
        Compiled server = compiled(contract, Target.SERVER);
        compiled(contract, Target.CLIENT);
        ChannelSpec spec = server.spec("large.HubContract");
        assertThat(spec.clientMessages())
                .hasSize(MESSAGES)
                .first()
                .extracting(MessageSpec::wire)
                .isEqualTo("m0");
        assertThat(spec.topics()).hasSize(120);
        assertThat(spec.scopes()).containsExactly("write");
    }

    @Test
    void aChannelOfMoreMessagesThanAClassHoldsIsToldWithItsPlace() throws Exception {
        Contract contract = ContractReader.read(Files.writeString(temp.resolve("larger.yaml"), document(6001)));
        for (Target target : List.of(Target.SERVER, Target.CLIENT)) {
            assertThatThrownBy(() -> Generator.emit(contract, target, "large"))
                    .isInstanceOfSatisfying(
                            InvalidContractException.class,
                            e -> assertThat(e.diagnostics()).singleElement().satisfies(diagnostic -> {
                                assertThat(diagnostic.location().line()).isEqualTo(4);
                                assertThat(diagnostic.message()).contains("channel 'hub' has 6001 messages");
                            }));
        }
        assertThat(Generator.emit(contract, Target.TYPES, "large").sources()).hasSizeGreaterThan(6001);
    }

    private Compiled compiled(Path contract, Target target) throws Exception {
        Path sources = temp.resolve("sources-" + target);
        Generator.generate(
                new GenerateRequest(contract, target, "large", sources, temp.resolve("resources-" + target)));
        return Compiled.of(temp.resolve("classes-" + target), sources);
    }

    /** Every message has operations in both directions, every tenth one a receiving one, a tag and a topic of its own. */
    private static String document(int count) {
        StringBuilder messages = new StringBuilder();
        StringBuilder topics = new StringBuilder();
        StringBuilder own = new StringBuilder();
        StringBuilder rest = new StringBuilder();
        for (int i = 0; i < count; i++) {
            messages.append(
                    "      m%1$d: {payload: {type: object, required: [type], properties: {type: {const: m%1$d}, a: {type: string}}}}\n"
                            .formatted(i));
            if (i % 8 == 0 && i < 960) {
                topics.append("      t%1$d: {events: [m%1$d]}\n".formatted(i));
                own.append(
                        "  take%1$d: {action: receive, channel: {$ref: '#/channels/hub'}, x-howl-scope: write, tags: [{name: tag%1$d}], messages: [{$ref: '#/channels/hub/messages/m%1$d'}]}\n"
                                .formatted(i));
            } else {
                rest.append("{$ref: '#/channels/hub/messages/m%d'}, ".formatted(i));
            }
        }
        return "asyncapi: 3.0.0\ninfo: {title: Large, version: 1.0.0}\nchannels:\n  hub:\n    address: /hub\n    x-howl-topics:\n"
                + topics + "    messages:\n" + messages + "operations:\n" + own
                + "  send: {action: send, channel: {$ref: '#/channels/hub'}}\n"
                + "  take: {action: receive, channel: {$ref: '#/channels/hub'}, messages: [" + rest + "]}\n";
    }
}
