package dev.howl.generator.docs;

import dev.howl.model.schema.Schema;
import dev.howl.model.schema.Schema.Additional;
import dev.howl.model.schema.Schema.Keywords;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The constraints of one value: the roots and their {@code allOf}, taken together. Equal if the roots are.
 * Nothing here recurses, so that cycles of schemas are harmless.
 */
final class SchemaView {
    private static final int MAX_HOPS = 32;

    private final List<Schema> roots;
    private final List<Schema> members;

    private SchemaView(List<Schema> roots) {
        this.roots = List.copyOf(roots);
        this.members = flatten(roots);
    }

    static SchemaView of(Schema schema) {
        return new SchemaView(List.of(schema));
    }

    private static List<Schema> flatten(List<Schema> roots) {
        Set<Schema> seen = new LinkedHashSet<>();
        ArrayDeque<Schema> open = new ArrayDeque<>(roots);
        while (!open.isEmpty()) {
            Schema next = open.removeFirst();
            if (seen.add(next)) {
                open.addAll(next.keywords().allOf());
            }
        }
        return List.copyOf(seen);
    }

    /** Returns the named schema that this is and nothing more, if that has properties of its own to show. */
    Optional<Schema> target() {
        Schema schema = roots.size() == 1 ? roots.get(0) : null;
        for (int hop = 0; schema != null && hop < MAX_HOPS; hop++) {
            if (schema.name() != null) {
                return SchemaView.of(schema).hasRows() ? Optional.of(schema) : Optional.empty();
            }
            schema = onlyReference(schema.keywords());
        }
        return Optional.empty();
    }

    /** {@code allOf} with one element is how a document describes a reference. */
    private static @Nullable Schema onlyReference(Keywords keywords) {
        boolean only = keywords.allOf().size() == 1
                && keywords.properties().isEmpty()
                && keywords.required().isEmpty()
                && keywords.items() == null
                && keywords.oneOf().isEmpty()
                && keywords.anyOf().isEmpty();
        return only ? keywords.allOf().get(0) : null;
    }

    /** Returns {@code true} if a table has rows for its content. */
    boolean hasRows() {
        SchemaView shape = this;
        for (int hop = 0; hop < MAX_HOPS; hop++) {
            if (!shape.properties().isEmpty()
                    || !shape.options().isEmpty()
                    || shape.additional().isPresent()) {
                return true;
            }
            Optional<SchemaView> items = shape.items();
            if (items.isEmpty()) {
                return false;
            }
            shape = items.get();
        }
        return true;
    }

    /** By name, in the order of the document. */
    Map<String, SchemaView> properties() {
        Map<String, List<Schema>> found = new LinkedHashMap<>();
        keywords().forEach(keywords -> keywords.properties()
                .forEach((name, schema) ->
                        found.computeIfAbsent(name, any -> new ArrayList<>()).add(schema)));
        Map<String, SchemaView> properties = new LinkedHashMap<>();
        found.forEach((name, schemas) -> properties.put(name, new SchemaView(schemas)));
        return properties;
    }

    boolean requires(String property) {
        return keywords().anyMatch(keywords -> keywords.required().contains(property));
    }

    /** Returns the view of an array's elements. */
    Optional<SchemaView> items() {
        List<Schema> items =
                keywords().map(Keywords::items).filter(Objects::nonNull).toList();
        return items.isEmpty() ? Optional.empty() : Optional.of(new SchemaView(items));
    }

    /** Returns the view of undeclared properties. */
    Optional<SchemaView> additional() {
        List<Schema> schemas = keywords()
                .map(Keywords::additional)
                .filter(Additional.Typed.class::isInstance)
                .map(typed -> ((Additional.Typed) typed).schema())
                .toList();
        return schemas.isEmpty() ? Optional.empty() : Optional.of(new SchemaView(schemas));
    }

    /** Returns the alternatives of {@code oneOf} and {@code anyOf}. */
    List<SchemaView> options() {
        return keywords()
                .flatMap(keywords -> Stream.of(keywords.oneOf(), keywords.anyOf()))
                .flatMap(Collection::stream)
                .distinct()
                .map(SchemaView::of)
                .toList();
    }

    /** Returns the types that every part allows, empty for any. */
    Set<Schema.Type> types() {
        Set<Schema.Type> types = EnumSet.noneOf(Schema.Type.class);
        keywords()
                .map(Keywords::types)
                .filter(some -> !some.isEmpty())
                .findFirst()
                .ifPresent(types::addAll);
        return types;
    }

    /**
     * Returns the first value of an annotation; that of a schema comes before those of the schemas that it refers to.
     */
    <T> Optional<T> first(Function<Keywords, @Nullable T> keyword) {
        return keywords()
                .<T>mapMulti((keywords, found) -> {
                    T value = keyword.apply(keywords);
                    if (value != null) {
                        found.accept(value);
                    }
                })
                .findFirst();
    }

    boolean any(Function<Keywords, Boolean> keyword) {
        return keywords().anyMatch(keyword::apply);
    }

    Stream<Keywords> keywords() {
        return members.stream().map(Schema::keywords);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SchemaView shape && shape.roots.equals(roots);
    }

    @Override
    public int hashCode() {
        return roots.hashCode();
    }
}
