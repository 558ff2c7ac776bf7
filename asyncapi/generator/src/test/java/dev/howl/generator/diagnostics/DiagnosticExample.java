package dev.howl.generator.diagnostics;

import dev.howl.generator.GenerateRequest;
import dev.howl.generator.Generator;
import dev.howl.generator.Target;
import dev.howl.model.InvalidContractException;
import dev.howl.model.ReadOptions;
import dev.howl.model.diagnostic.Diagnostic;
import dev.howl.model.diagnostic.Diagnostic.Severity;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * A small document that produces a diagnostic.
 *
 * @param title what is wrong
 * @param cure what to do
 * @param shown the part of the document that is wrong, or all of it
 */
record DiagnosticExample(String title, String cure, String shown, JsonNode entry) {
    private static final YAMLMapper YAML = new YAMLMapper();
    /** The document that a part is merged into, as JSON Merge Patch: {@code null} removes. */
    static final String BASE = """
            asyncapi: 3.0.0
            info: {title: Chat, version: 1.0.0}
            channels:
              chat:
                address: /chat
                messages:
                  say: {payload: {type: object, required: [kind], properties: {kind: {const: say}}}}
                  said: {payload: {type: object, required: [kind], properties: {kind: {const: said}}}}
            operations:
              say: {action: receive, channel: {$ref: '#/channels/chat'}, messages: [{$ref: '#/channels/chat/messages/say'}]}
              said: {action: send, channel: {$ref: '#/channels/chat'}, messages: [{$ref: '#/channels/chat/messages/said'}]}
            """;

    static DiagnosticExample of(JsonNode entry) {
        JsonNode text = entry.has("whole") ? entry.get("whole") : entry.get("document");
        return new DiagnosticExample(
                entry.get("title").asString(), entry.get("cure").asString(), text.asString(), entry);
    }

    /** Returns all findings about the document, which is written into a folder. */
    List<Diagnostic> findings(Path folder) {
        try {
            Path file = Files.createDirectories(folder.resolve("docs")).resolve("chat.yaml");
            Files.write(file, document().getBytes(charset()));
            Target target = entry.path("target").asString("server").equals("types") ? Target.TYPES : Target.SERVER;
            return Generator.generate(new GenerateRequest(
                            file,
                            options(folder),
                            target,
                            "chat",
                            folder.resolve("out"),
                            folder.resolve("out"),
                            Severity.ERROR,
                            false,
                            false))
                    .diagnostics();
        } catch (InvalidContractException e) {
            return e.diagnostics();
        } catch (IOException e) {
            throw new AssertionError(title, e);
        }
    }

    private Charset charset() {
        return entry.has("bytes") ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8;
    }

    private ReadOptions options(Path folder) throws IOException {
        Path catalog = folder.resolve("catalog.yaml");
        if (entry.path("catalog").isString()) {
            Files.writeString(catalog, entry.get("catalog").asString());
        }
        return new ReadOptions(
                null,
                entry.has("catalog") ? catalog : null,
                null,
                entry.has("server") ? entry.get("server").asString() : null,
                false);
    }

    private String document() {
        if (entry.has("whole")) {
            return shown;
        }
        String part = entry.has("large") ? shown.replace("LONG", "x".repeat(70_000)) : shown;
        JsonNode merged = YAML.readTree(BASE);
        merge((ObjectNode) merged, (ObjectNode) YAML.readTree(part));
        return YAML.writeValueAsString(merged);
    }

    private static void merge(ObjectNode into, ObjectNode patch) {
        patch.properties().forEach(member -> {
            JsonNode old = into.get(member.getKey());
            if (member.getValue().isNull()) {
                into.remove(member.getKey());
            } else if (old instanceof ObjectNode object && member.getValue() instanceof ObjectNode change) {
                merge(object, change);
            } else {
                into.set(member.getKey(), member.getValue());
            }
        });
    }

    @Override
    public String toString() {
        return title;
    }
}
