package dev.howl.model.shape;

import dev.howl.model.schema.Schema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** A schema's word on {@code null}. */
enum Nullability {
    FORBIDDEN,
    /** Allowed, as anything is that nothing is said about. */
    SILENT,
    ALLOWED;

    static Nullability of(List<Schema> schemas) {
        Reader reader = new Reader();
        return schemas.stream().map(reader::read).reduce(SILENT, Nullability::and);
    }

    private Nullability and(Nullability other) {
        if (this == FORBIDDEN || other == FORBIDDEN) {
            return FORBIDDEN;
        }
        return this == ALLOWED || other == ALLOWED ? ALLOWED : SILENT;
    }

    private Nullability or(Nullability other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /** Remembers what it has read: schemas are shared, and recursive. */
    private static final class Reader {
        private final Map<Schema, Nullability> known = new HashMap<>();

        Nullability read(Schema schema) {
            Nullability before = known.putIfAbsent(schema, SILENT);
            if (before != null) {
                return before;
            }
            Schema.Keywords keywords = schema.keywords();
            List<Nullability> all = new ArrayList<>(own(keywords));
            keywords.allOf().forEach(part -> all.add(read(part)));
            for (List<Schema> branches : List.of(keywords.oneOf(), keywords.anyOf())) {
                branches.stream().map(this::read).reduce(Nullability::or).ifPresent(all::add);
            }
            Nullability result = all.stream().reduce(SILENT, Nullability::and);
            known.put(schema, result);
            return result;
        }

        private static List<Nullability> own(Schema.Keywords keywords) {
            Stream<Nullability> types = keywords.types().isEmpty()
                    ? Stream.of()
                    : Stream.of(verdict(keywords.types().contains(Schema.Type.NULL)));
            Stream<Nullability> values = keywords.enumValues().isEmpty()
                    ? Stream.of()
                    : Stream.of(verdict(keywords.enumValues().stream().anyMatch(JsonNode::isNull)));
            JsonNode constant = keywords.constant();
            Stream<Nullability> only = constant == null ? Stream.of() : Stream.of(verdict(constant.isNull()));
            return Stream.of(types, values, only).flatMap(each -> each).toList();
        }

        private static Nullability verdict(boolean allowed) {
            return allowed ? ALLOWED : FORBIDDEN;
        }
    }
}
