package dev.howl.model.shape;

import dev.howl.model.schema.Schema;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
            Nullability result = own(keywords);
            for (Schema part : keywords.allOf()) {
                result = result.and(read(part));
            }
            result = result.and(any(keywords.oneOf())).and(any(keywords.anyOf()));
            known.put(schema, result);
            return result;
        }

        private Nullability any(List<Schema> branches) {
            return branches.stream().map(this::read).reduce(Nullability::or).orElse(SILENT);
        }

        private static Nullability own(Schema.Keywords keywords) {
            Nullability own = SILENT;
            if (!keywords.types().isEmpty()) {
                own = own.and(verdict(keywords.types().contains(Schema.Type.NULL)));
            }
            if (!keywords.enumValues().isEmpty()) {
                own = own.and(verdict(keywords.enumValues().stream().anyMatch(JsonNode::isNull)));
            }
            JsonNode constant = keywords.constant();
            return constant == null ? own : own.and(verdict(constant.isNull()));
        }

        private static Nullability verdict(boolean allowed) {
            return allowed ? ALLOWED : FORBIDDEN;
        }
    }
}
