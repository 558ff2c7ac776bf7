package dev.howl.generator.docs.example;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import dev.howl.generator.client.RequestForms;
import dev.howl.generator.plan.ChannelPlan;
import dev.howl.generator.plan.FacetPlan;
import dev.howl.generator.plan.JavaType.RecordType;
import dev.howl.generator.plan.OperationPlan;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The code of a request as JSON, from which the playground's script writes it for any frame as {@link JavaCodeWriter} does:
 *
 * <pre>{@code
 * {"imports": ["import …;"], "before": "…", "after": "…",
 *  "given": [["<type>", "<name>"]],
 *  "envelope": "<member that holds the record, if any>", "text": <whether frames are text and no JSON>,
 *  "record": <type>, "request": ["<type>", "<name>"],
 *  "always": <whether the argument is always the record>, "more": ["<member for which it is>"],
 *  "parameters": [["<property>", <type>, "<type>", "<name>"]]}
 * }</pre>
 *
 * The property of a parameter is {@code null} if it holds the whole frame.
 */
final class JavaTemplate {
    /** No Java name: classes of a client never begin so. */
    private static final String MARK = "HOWL__ARGUMENTS";

    private final JavaTypeTable types;

    JavaTemplate(JavaTypeTable types) {
        this.types = types;
    }

    ObjectNode of(ChannelPlan plan, FacetPlan facet, OperationPlan operation, JavaCodeWriter writer) {
        JavaCode code = writer.call(facet, operation, CodeBlock.of(MARK)).code();
        List<List<String>> parts = code.parts();
        String body = String.join("\n", parts.get(1));
        int at = body.indexOf(MARK);
        ObjectNode out = JsonNodeFactory.instance.objectNode();
        ArrayNode imports = out.putArray("imports");
        parts.get(0).forEach(imports::add);
        out.put("before", body.substring(0, at)).put("after", body.substring(at + MARK.length()));
        ArrayNode given = out.putArray("given");
        code.given().forEach(each -> add(given.addArray(), each.type(), each.name()));
        if (plan.envelope().payload() != null) {
            out.put("envelope", plan.envelope().payload());
        }
        out.put("text", operation.message().message().isText());
        addForms(facet, operation.message().type(), out);
        return out;
    }

    private void addForms(FacetPlan facet, RecordType type, ObjectNode out) {
        RequestForms forms = RequestForms.of(facet, type);
        out.set("record", types.of(type.name()));
        add(out.putArray("request"), type.name(), "request");
        out.put("always", forms.ofRecord() && !forms.flat());
        ArrayNode more = out.putArray("more");
        if (forms.ofRecord()) {
            JavaCodeWriter.optional(type).forEach(component -> more.add(component.property()));
        }
        ArrayNode parameters = out.putArray("parameters");
        forms.parameters().forEach(component -> {
            ArrayNode each = parameters.addArray();
            each.add(JavaCodeWriter.isWhole(type) ? null : component.property()).add(types.of(component.type()));
            add(each, component.type(), component.name());
        });
    }

    /** Adds a variable that its reader has: the type, and a name that is free. */
    private static void add(ArrayNode out, TypeName type, String name) {
        out.add(JavaCode.simple(type)).add(JavaCodeWriter.free(name));
    }
}
