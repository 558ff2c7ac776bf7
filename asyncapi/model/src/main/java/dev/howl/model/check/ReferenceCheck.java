package dev.howl.model.check;

import dev.howl.model.SpecificationVersion;
import dev.howl.model.diagnostic.Diagnostics;
import dev.howl.model.link.References;
import dev.howl.model.syntax.Mapping;
import dev.howl.model.syntax.Node;
import dev.howl.model.syntax.Pointers;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The objects at the ends of references: each is of the kind that belongs at the place of its reference. */
final class ReferenceCheck {
    private final ObjectTables tables;
    private final References references;
    private final Diagnostics diagnostics;
    private final Diagnostics violations;

    ReferenceCheck(ObjectTables tables, SpecificationVersion version, References references, Diagnostics diagnostics) {
        this.tables = tables;
        this.references = references;
        this.diagnostics = diagnostics;
        this.violations = diagnostics.under(version.section("Reference Object"));
    }

    /**
     * Returns the end of a reference, {@code null} if there is none or it is of another kind than what belongs here.
     */
    @Nullable
    Node end(Mapping reference, FieldType expected) {
        for (String key : reference.keys()) {
            if (key.startsWith("x-howl-")) {
                diagnostics.error(
                        reference.keyLocation(key),
                        "'" + key + "' beside a $ref is ignored; move it to the referenced object");
            } else if (!key.equals("$ref") && !key.equals("description") && !key.equals("summary")) {
                diagnostics.warning(reference.keyLocation(key), "'" + key + "' beside a $ref is ignored");
            }
        }
        return target(reference, expected);
    }

    /** Returns the end of a reference that may have fields beside it, as in an AsyncAPI 2.x Channel Item Object. */
    @Nullable
    Node extended(Mapping object, FieldType expected) {
        Node end = target(object, expected);
        object.forEach((name, value) -> {
            if (end != null && !name.equals("$ref") && end.child(name) != null) {
                diagnostics.warning(
                        object.keyLocation(name),
                        "'" + name
                                + "' is also a field of the referenced object, and AsyncAPI does not define which one"
                                + " applies; Howl uses this one");
            }
        });
        return end;
    }

    private @Nullable Node target(Mapping reference, FieldType expected) {
        Node end = references.follow(reference);
        if (end == null || end.root().child("asyncapi") == null) {
            return end;
        }
        List<String> steps = Pointers.steps(end.pointer());
        String found = steps == null ? null : kind(tables.at(steps));
        String wanted = kind(expected);
        if (found != null && wanted != null && !found.equals(wanted)) {
            violations.error(
                    reference.location(),
                    "'" + reference.text("$ref") + "' is " + HowlExtensions.article(found) + "; here belongs "
                            + HowlExtensions.article(wanted));
            return null;
        }
        return end;
    }

    private static @Nullable String kind(@Nullable FieldType type) {
        if (type instanceof FieldType.Named named) {
            return named.table();
        }
        return type instanceof FieldType.Plain plain
                ? switch (plain) {
                    case SCHEMA, PAYLOAD, FORMATTED_PAYLOAD -> ObjectTables.SCHEMA;
                    case MESSAGE -> ObjectTables.MESSAGE;
                    default -> null;
                }
                : null;
    }
}
