package dev.howl.generator.explain;

import dev.howl.generator.explain.Element.OfSchema;
import dev.howl.generator.explain.Explanation.Fact;
import dev.howl.generator.plan.JavaType;
import dev.howl.model.shape.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The explanation of a schema. */
final class SchemaExplanation {
    private SchemaExplanation() {}

    static Explanation of(OfSchema element, PlannedContract planned) {
        PlannedTypes types = planned.types();
        Optional<PlannedTypes.Use> use = types.use(element.schema());
        Shape shape = use.map(PlannedTypes.Use::shape).orElseGet(() -> Shape.of(element.schema()));
        List<Fact> facts = new ArrayList<>(List.of(
                Fact.of("pointer", element.pointer()),
                Fact.of("place", element.location().toString()),
                planned.view(),
                Fact.of("Java", use.map(known -> types.title(known.type())).orElseGet(() -> unused(element, types)))));
        facts.add(Fact.bounded("held by", types.components(element.schema())));
        facts.add(TypeReason.of(shape));
        JavaType known = use.map(found -> types.planned(found.type())).orElse(null);
        if (known != null) {
            facts.addAll(ClassFacts.of(known));
        }
        facts.add(KeywordFacts.of(shape));
        facts.add(planned.findings(element.location()));
        return new Explanation("schema " + element.name(), facts);
    }

    private static String unused(OfSchema element, PlannedTypes types) {
        List<String> joining = types.joining(element.schema()).stream()
                .map(PlannedTypes::spelled)
                .toList();
        return joining.isEmpty()
                ? "no type: nothing that becomes Java refers to it, or the runtime reads and writes it by itself"
                : "no type of its own: it is part of " + SafeText.either(joining);
    }
}
