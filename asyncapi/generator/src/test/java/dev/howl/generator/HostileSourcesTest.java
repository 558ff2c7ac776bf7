package dev.howl.generator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.model.Contract;
import dev.howl.model.reader.ContractReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The Java of a contract compiles and means what the contract says, whatever characters its texts have. */
class HostileSourcesTest {
    /** Line ends, ends of literals and comments, escapes, and characters that reverse the direction of text. */
    private static final List<String> HOSTILE = List.of(
            "\u2028",
            "\u2029",
            "\u0085",
            "\u202e",
            "\u200b",
            "\u00a0",
            "\"",
            "\\\\",
            "*/",
            "\\u002a/",
            "//",
            "$S",
            "\ufeff",
            "\t",
            "\\u000a",
            "\ud83d\ude00",
            "\ue000");

    @TempDir
    private Path temp = Path.of("");

    @ParameterizedTest
    @EnumSource(
            value = Target.class,
            names = {"TYPES", "SERVER", "CLIENT"})
    void javaOfHostileTextsCompiles(Target target) throws Exception {
        Generator.Output output = Generator.emit(contract(), target, "hostile");
        Compiled.of(temp.resolve("classes"), written(output));
    }

    @Test
    void textsKeepTheirMeaning() throws Exception {
        Path sources = written(Generator.emit(contract(), Target.SERVER, "hostile"));
        Files.writeString(sources.resolve("hostile/Exercise.java"), """
                package hostile;

                class Exercise {
                    static void run() {
                        String hostile = "%s";
                        check(hostile, new ChatChannel().spec().contract().title());
                        check(hostile + "const", new Say(hostile + "const", null, null, null, null).fixed());
                        check(hostile + "default", new Say(null, null, null, null, null).preset());
                        check(hostile + "enum", SayKind.of(hostile + "enum").value());
                    }

                    private static void check(String expected, String actual) {
                        if (!expected.equals(actual)) {
                            throw new AssertionError(expected + " is not " + actual);
                        }
                    }
                }
                """.formatted(java(String.join("", HOSTILE))));
        Compiled.of(temp.resolve("classes"), sources).run("hostile.Exercise");
    }

    @Test
    void javadocShowsTheNameOfAChannelAsItIsWritten() throws Exception {
        Path file = Files.writeString(temp.resolve("rooms.yaml"), """
                asyncapi: 2.6.0
                info: {title: Rooms, version: '1'}
                channels:
                  '/{room}':
                    parameters: {room: {schema: {type: string}}}
                    publish: {message: {name: say, payload: {type: object}}}
                """);
        Generator.Output output = Generator.emit(ContractReader.read(file), Target.SERVER, "rooms");
        // In {@code …} entities are not read.
        assertThat(output.sources().values()).noneMatch(source -> source.contains("{@code /&#123;"));
        assertThat(output.sources().get("rooms/RoomContract.java"))
                .contains("The description of channel <code>/&#123;room&#125;</code> for the runtime.");
    }

    private static String java(String text) {
        StringBuilder literal = new StringBuilder();
        text.chars()
                .forEach(c -> literal.append(c == '"' || c == '\\' ? "\\" + (char) c : String.format("\\u%04x", c)));
        return literal.toString();
    }

    private Path written(Generator.Output output) throws IOException {
        Path sources = temp.resolve("java");
        for (var file : output.sources().entrySet()) {
            Path path = sources.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        return sources;
    }

    private Contract contract() throws Exception {
        String text = String.join("", HOSTILE);
        StringBuilder json = new StringBuilder();
        text.chars().forEach(c -> json.append(String.format("\\u%04x", c)));
        String document = """
                {
                  "asyncapi": "3.0.0",
                  "info": {"title": "@", "version": "@1", "description": "@"},
                  "channels": {
                    "chat": {
                      "address": "/chat",
                      "title": "@", "summary": "@", "description": "@",
                      "messages": {
                        "say": {
                          "name": "@say", "title": "@", "summary": "@", "description": "@",
                          "payload": {
                            "type": "object", "title": "@", "description": "@",
                            "properties": {
                              "fixed": {"const": "@const", "description": "@"},
                              "preset": {"type": "string", "default": "@default", "description": "@"},
                              "kind": {"type": "string", "enum": ["@enum", "other"], "description": "@"},
                              "@name": {"type": "string", "pattern": "^[@]+$", "minLength": 1, "description": "@"},
                              "@listed": {"type": "array", "uniqueItems": true, "items": {"type": "string"}}
                            }
                          }
                        }
                      }
                    }
                  },
                  "operations": {
                    "take": {
                      "action": "receive", "title": "@", "summary": "@", "description": "@",
                      "channel": {"$ref": "#/channels/chat"}, "tags": [{"name": "@", "description": "@"}]
                    },
                    "give": {"action": "send", "summary": "@", "channel": {"$ref": "#/channels/chat"}}
                  }
                }
                """;
        Path file = Files.writeString(temp.resolve("contract.json"), document.replace("@", json));
        assertThat(text).contains("\u2028");
        return ContractReader.read(file);
    }
}
