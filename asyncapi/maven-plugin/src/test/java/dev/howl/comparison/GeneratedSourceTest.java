package dev.howl.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.diff.ComparedDocument;
import dev.howl.diff.DiffLevel;
import dev.howl.diff.compare.ContractDiff;
import dev.howl.model.InvalidContractException;
import dev.howl.model.ReadOptions;
import dev.howl.model.reader.ContractReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

/**
 * The comparison of generated Java against the compiler and japicmp: where code no longer compiles against the generated
 * types, there is a finding of the level {@code source}. {@code -Dhowl.diff.sources} says how many random changes.
 */
class GeneratedSourceTest {
    private static final int CHANGES = Integer.getInteger("howl.diff.sources", 25);

    private static final String CONSUMER = """
            import generated.Said;
            import generated.User;
            import generated.UserMood;

            class Consumer {
                static String use(Said said) {
                    User user = new User("Ann", 7L, UserMood.GOOD);
                    long age = user.age();
                    String name = user.name().strip();
                    return said.user().name() + name + age + switch (user.mood().known()) {
                        case GOOD -> "good";
                        case BAD -> "bad";
                        default -> "other";
                    };
                }
            }
            """;

    @TempDir
    private Path folder = Path.of("");

    private ComparedDocument document(String name, String user, String message) throws Exception {
        return document(name, """
                asyncapi: 3.0.0
                info: {title: Chat, version: 1.0.0}
                channels:
                  chat:
                    address: /chat
                    messages:
                      MESSAGE: {payload: {type: object, required: [user], properties: {user: {$ref: '#/components/schemas/User'}}}}
                operations:
                  said: {action: send, channel: {$ref: '#/channels/chat'}}
                components: {schemas: {User: USER}}
                """.replace("MESSAGE", message).replace("USER", user));
    }

    private ComparedDocument document(String name, String text) throws IOException, InvalidContractException {
        Path file = Files.writeString(folder.resolve(name), text);
        return new ComparedDocument(name, ContractReader.link(file, ReadOptions.DEFAULT));
    }

    private GeneratedTypes types(ComparedDocument document) throws IOException, InvalidContractException {
        return GeneratedTypes.of(document.linked().contract(), Files.createTempDirectory(folder, document.name()));
    }

    /** The first row is the twin: nothing that code uses has changed. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "said | name: {type: string, title: N}, age: {type: integer}, mood: {enum: [good, bad]}  | none",
                "said | name: {type: string}, age: {type: integer}, mood: {enum: [bad, good]}  | none",
                "spoken | name: {type: string}, age: {type: integer}, mood: {enum: [good, bad]} | message-class-renamed",
                "said | age: {type: integer}, mood: {enum: [good, bad]} | accessor-removed",
                "said | name: {type: string}, age: {type: string}, mood: {enum: [good, bad]} | java-type-changed",
                "said | name: {type: string}, age: {type: integer}, mood: {enum: [good]} | enum-constant-removed",
                "said | age: {type: integer}, name: {type: string}, mood: {enum: [good, bad]} | component-order-changed",
                "said | name: {type: string}, age: {type: integer}, mood: {enum: [good, bad]}, x: {type: string} | component-added"
            })
    void aConsumerThatNoLongerCompilesIsAFinding(String message, String properties, String rule) throws Exception {
        String user = "{type: object, required: [name, age, mood], properties: {PROPERTIES}}";
        ComparedDocument old = document(
                "old.yaml",
                user.replace("PROPERTIES", "name: {type: string}, age: {type: integer}, mood: {enum: [good, bad]}"),
                "said");
        String required = properties.contains("name") ? user : user.replace("name, ", "");
        ComparedDocument now = document("new.yaml", required.replace("PROPERTIES", properties), message);
        Path consumer = Files.writeString(folder.resolve("Consumer.java"), CONSUMER);

        assertThat(types(old).errorsOf(consumer, folder)).isEmpty();
        String errors = types(now).errorsOf(consumer, folder);
        List<String> found = ContractDiff.compare(old, now).of(DiffLevel.SOURCE).stream()
                .map(finding -> finding.rule().id())
                .toList();

        if (rule.equals("none")) {
            assertThat(errors).isEmpty();
            assertThat(found).isEmpty();
        } else {
            assertThat(errors).isNotEmpty();
            assertThat(found).contains(rule);
        }
    }

    @Test
    void whatJapicmpFindsIsAFinding() throws Exception {
        List<String> missed = new ArrayList<>();
        int incompatible = 0;
        for (long seed = 1; seed <= CHANGES; seed++) {
            SchemaDice dice = new SchemaDice(seed);
            ObjectNode before = dice.schema(3);
            ObjectNode after = RandomChange.of(dice, before);
            try {
                ComparedDocument old = document("old.yaml", before.toString(), "said");
                ComparedDocument now = document("new.yaml", after.toString(), "said");
                List<String> broken = types(old).incompatibleIn(types(now));
                incompatible += broken.isEmpty() ? 0 : 1;
                if (!broken.isEmpty()
                        && ContractDiff.compare(old, now).of(DiffLevel.SOURCE).isEmpty()) {
                    missed.add("seed " + seed + ": " + before + " -> " + after + ": " + broken);
                }
            } catch (InvalidContractException e) {
                // Not every random schema can become Java.
            }
        }
        assertThat(missed).isEmpty();
        assertThat(incompatible).isPositive();
    }
}
