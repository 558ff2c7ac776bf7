package dev.howl.generator;

import dev.howl.model.FieldOutcomes.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Documents that differ in one field from the same base. For each object, {@code samples-….yaml} says where the base has
 * it ({@code at}), and gives values of its fields: {@code texts} may have any text, {@code fields} are merged into the
 * object (RFC 7396), and {@code whole} has merge patches of the object itself. Any other key is another place of the
 * object, for fields that the first one cannot have.
 */
final class FieldSamples {
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final Path FOLDER = Path.of("src/test/fields");

    private final ObjectNode base;
    private final JsonNode samples;

    FieldSamples(Path base, String samples) throws IOException {
        this.base = (ObjectNode) YAML.readTree(Files.readString(base));
        this.samples = YAML.readTree(Files.readString(FOLDER.resolve(samples)));
    }

    String base() {
        return text(base);
    }

    /** Returns the documents in which a field has another value, or is there and not in the base; by a name. */
    Map<String, String> of(Row row) {
        Map<String, String> found = new LinkedHashMap<>();
        collect(row, samples.path(row.object()), found);
        return found;
    }

    private void collect(Row row, JsonNode sample, Map<String, String> found) {
        JsonNode patch = patch(row, sample);
        if (!patch.isMissingNode()) {
            String at = sample.path("at").stringValue();
            found.put(at + "/" + row.field(), text(patched(at, patch)));
        }
        sample.properties().forEach(other -> {
            if (other.getValue().path("at").isString()) {
                collect(row, other.getValue(), found);
            }
        });
    }

    private static JsonNode patch(Row row, JsonNode sample) {
        JsonNode whole = sample.path("whole").path(row.field());
        if (!whole.isMissingNode()) {
            return whole;
        }
        ObjectNode patch = JsonNodeFactory.instance.objectNode();
        JsonNode field = sample.path("fields").path(row.field());
        boolean isText = sample.path("texts").valueStream().anyMatch(text -> text.stringValue()
                .equals(row.field()));
        if (!field.isMissingNode()) {
            return patch.set(row.field(), field);
        }
        if (isText) {
            return patch.put(row.field(), "sample-" + row.field());
        }
        return sample.has("all") ? patch.set(row.field(), sample.path("all")) : sample.path("nothing");
    }

    private ObjectNode patched(String at, JsonNode patch) {
        ObjectNode document = base.deepCopy();
        JsonPointer pointer = JsonPointer.compile(at);
        JsonNode target = document.at(pointer);
        JsonNode merged = merge(target, patch);
        if (at.isEmpty()) {
            return (ObjectNode) merged;
        }
        JsonNode parent = document.at(pointer.head());
        if (parent instanceof ArrayNode list) {
            list.set(pointer.last().getMatchingIndex(), merged);
        } else if (parent instanceof ObjectNode object) {
            object.set(pointer.last().getMatchingProperty(), merged);
        } else {
            throw new IllegalArgumentException("the base has nothing at " + at);
        }
        return document;
    }

    private static JsonNode merge(JsonNode target, JsonNode patch) {
        if (!(patch instanceof ObjectNode changes)) {
            return patch;
        }
        ObjectNode merged =
                target instanceof ObjectNode object ? object.deepCopy() : JsonNodeFactory.instance.objectNode();
        changes.properties().forEach(change -> {
            if (change.getValue().isNull()) {
                merged.remove(change.getKey());
            } else {
                merged.set(change.getKey(), merge(merged.path(change.getKey()), change.getValue()));
            }
        });
        return merged;
    }

    private static String text(JsonNode document) {
        return JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(document);
    }
}
