package dev.howl.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A small document in a folder, and the command that generates its types into the folder {@code out} there. */
final class SmallDocument {
    private final Path folder;

    SmallDocument(Path folder) {
        this.folder = folder;
    }

    Path write(String size, String examples) throws IOException {
        return Files.writeString(folder.resolve("chat.yaml"), """
                asyncapi: 3.0.0
                info: { title: Chat, version: 1.0.0 }
                channels:
                  chat:
                    address: /chat
                    messages:
                      say:
                        payload: { type: object, properties: { size: %s } }
                        examples: %s
                operations:
                  say: { action: receive, channel: { $ref: '#/channels/chat' } }
                """.formatted(size, examples));
    }

    CommandRun generate(Path document, String... options) {
        List<String> arguments = new ArrayList<>(List.of(
                "generate",
                document.toString(),
                "--target",
                "types",
                "--output",
                folder.resolve("out").toString()));
        arguments.addAll(List.of(options));
        return CommandRun.howl(arguments.toArray(String[]::new));
    }
}
