package dev.howl.model.syntax;

import dev.howl.model.diagnostic.Location;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** An object: keys, each with its own location, and values, in the order of the document. */
public final class Mapping extends Node {
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private @Nullable ObjectNode json;

    private record Entry(Location key, Node value) {}

    Mapping(@Nullable Node parent, String step, Location location) {
        super(parent, step, location);
    }

    void put(String key, Location where, Node value) {
        entries.put(key, new Entry(where, value));
    }

    boolean has(String key) {
        return entries.containsKey(key);
    }

    /**
     * Returns the target with what a trait adds (AsyncAPI 3.0, Traits Merge Mechanism: JSON Merge Patch in which the
     * target
     * wins). Parts keep the locations that they have.
     */
    public static Mapping merged(Mapping trait, Mapping target) {
        Mapping result = new Mapping(target.parent(), target.step(), target.location());
        result.entries.putAll(target.entries);
        trait.entries.forEach((key, added) -> result.entries.merge(key, added, Mapping::mergedEntry));
        return result;
    }

    private static Entry mergedEntry(Entry own, Entry added) {
        boolean bothPlain = own.value instanceof Mapping mine
                && added.value instanceof Mapping theirs
                && !mine.has("$ref")
                && !theirs.has("$ref");
        return bothPlain ? new Entry(own.key, merged((Mapping) added.value, (Mapping) own.value)) : own;
    }

    public Set<String> keys() {
        return Collections.unmodifiableSet(entries.keySet());
    }

    /** Visits every entry in the order of the document. */
    public void forEach(BiConsumer<String, Node> visitor) {
        entries.forEach((key, entry) -> visitor.accept(key, entry.value));
    }

    /** Returns the location of a key; that of the object if there is no such key. */
    public Location keyLocation(String key) {
        Entry entry = entries.get(key);
        return entry == null ? location() : entry.key;
    }

    @Override
    public @Nullable Node child(String key) {
        Entry entry = entries.get(key);
        return entry == null ? null : entry.value;
    }

    /** Returns the text of that key, {@code null} where it is absent or not text. */
    public @Nullable String text(String key) {
        return child(key) instanceof Scalar scalar ? scalar.text() : null;
    }

    /** Returns {@code true} if the value of a key is {@code true}. */
    public boolean flag(String key) {
        return child(key) instanceof Scalar scalar && scalar.json().asBoolean(false);
    }

    @Override
    public JsonNode json() {
        ObjectNode built = json;
        if (built == null) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            entries.forEach((key, entry) -> object.set(key, entry.value.json()));
            json = object;
            built = object;
        }
        return built;
    }

    @Override
    public String kind() {
        return "an object";
    }
}
