package dev.howl.model.check;

import dev.howl.model.SpecificationVersion;
import dev.howl.model.diagnostic.Diagnostics;
import dev.howl.model.link.References;
import dev.howl.model.link.SchemaFormats;
import dev.howl.model.link.Traits;
import dev.howl.model.syntax.Mapping;
import dev.howl.model.syntax.Node;
import org.jspecify.annotations.Nullable;

/** Schemas whose format is named: those of JSON Schema are for the caller to check, of Avro the form is checked here. */
final class SchemaFormatCheck {
    private static final String AVRO = "Apache Avro Specification, Schema Declaration";

    private final References references;
    private final Traits traits;
    private final Diagnostics diagnostics;

    SchemaFormatCheck(SpecificationVersion version, References references, Diagnostics diagnostics) {
        this.references = references;
        this.traits = new Traits(references, version);
        this.diagnostics = diagnostics;
    }

    /** Returns the JSON Schema of a Multi Format Schema Object, {@code null} where it has none. */
    @Nullable
    Node multiFormat(Mapping object) {
        Node inner = references.schemaOf(object);
        Node written = object.child("schema");
        if (inner == null) {
            other(object, written);
        }
        return inner;
    }

    /** Returns the JSON Schema of a payload, {@code null} if it is none: in 2.x its format stands beside it or in a trait. */
    @Nullable
    Node payload(Mapping message, Node payload) {
        Mapping merged = traits.apply(message);
        String format = merged.text("schemaFormat");
        Node inner = format == null ? payload : references.schemaOf(payload, format);
        if (inner == null) {
            other(merged, payload);
        }
        return inner;
    }

    private void other(Mapping object, @Nullable Node schema) {
        Node written = object.child("schemaFormat");
        String format = object.text("schemaFormat");
        if (written == null || SchemaFormats.areRead(format)) {
            return;
        }
        diagnostics.warning(
                written.location(),
                "schema format '" + format
                        + "' is not supported, so values are not checked against the schema; supported are JSON"
                        + " Schema draft-04 to 2020-12, AsyncAPI and OpenAPI schemas");
        if (schema != null && SchemaFormats.areAvro(format)) {
            avro(schema, SchemaFormats.areAvro19(format));
        }
    }

    /** Checks a schema of Avro. */
    void avro(Node schema) {
        avro(schema, true);
    }

    /** @param strictly whether violations are errors: AsyncAPI describes one version of Avro */
    private void avro(Node schema, boolean strictly) {
        Node end = references.follow(schema);
        if (end != null && !references.isOpaque(end)) {
            AvroCheck.check(end, strictly ? diagnostics.under(AVRO)::harmlessError : diagnostics::warning);
        }
    }
}
