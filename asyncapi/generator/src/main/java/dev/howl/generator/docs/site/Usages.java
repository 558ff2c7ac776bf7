package dev.howl.generator.docs.site;

import dev.howl.model.schema.Schema;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** The pages that use each schema, gathered while they are written. */
public final class Usages {
    private final Map<Schema, Set<String>> pages = new HashMap<>();

    Usages() {}

    void add(Schema schema, String page) {
        pages.computeIfAbsent(schema, any -> new LinkedHashSet<>()).add(page);
    }

    /** Returns the addresses of pages, in the order in which they were written. */
    public Set<String> of(Schema schema) {
        return pages.getOrDefault(schema, Set.of());
    }
}
