package dev.howl.generator.docs.page;

import dev.howl.generator.docs.html.Html;
import dev.howl.generator.docs.html.Markdown;
import dev.howl.generator.docs.schema.PropertyTable;
import dev.howl.generator.docs.site.Addresses;
import dev.howl.generator.docs.site.PageKind;
import dev.howl.model.schema.Schema;
import dev.howl.model.shape.Shape;

/** The page of a schema with a name. */
final class SchemaPage {
    private SchemaPage() {}

    static Html body(PageScope scope, Schema schema) {
        String label = Addresses.label(schema);
        usesParts(scope, schema);
        return Html.all(
                Section.title(
                        scope.links().list(PageKind.SCHEMA),
                        label,
                        Html.NOTHING,
                        schema.keywords().title()),
                Markdown.render(schema.keywords().description(), 1),
                Section.of(
                        "definition",
                        "Definition",
                        PropertyTable.of(schema, scope.types(), Section.LEVEL, "Properties of " + label, "content")),
                JavaSection.of(scope.explainer().explain(schema)));
    }

    /** The table shows the content of {@code allOf} as the schema's own. */
    static void usesParts(PageScope scope, Schema schema) {
        Shape.of(schema).parts().stream()
                .filter(part -> part.name() != null && !part.equals(schema))
                .forEach(scope.links()::uses);
    }
}
