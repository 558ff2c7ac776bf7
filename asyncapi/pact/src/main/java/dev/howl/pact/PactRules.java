package dev.howl.pact;

import dev.howl.model.schema.Schema;
import dev.howl.model.shape.AllowedValue;
import dev.howl.model.shape.Branches;
import dev.howl.model.shape.Member;
import dev.howl.model.shape.Shape;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Pact's matching rules of a frame, derived from the schema of its message. Constants have none, so that they must be
 * equal. Bounds of numbers have no rule in Pact; the verification checks them with the contract.
 */
final class PactRules {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Map<String, ObjectNode> rules = new TreeMap<>();
    private final Set<String> exact;

    private PactRules(Set<String> exact) {
        this.exact = exact;
    }

    /**
     * Returns the rules by path, sorted.
     *
     * @param exact pointers of values without a rule
     */
    static Map<String, ObjectNode> of(Shape shape, JsonNode frame, Set<String> exact) {
        PactRules rules = new PactRules(exact);
        rules.value("$", "", "", shape, frame);
        return rules.rules;
    }

    private void value(String path, String pointer, String name, Shape shape, JsonNode value) {
        if (exact.contains(pointer)) {
            return;
        }
        if (value.isObject()) {
            object(path, pointer, shape, value);
        } else if (value.isArray()) {
            array(path, pointer, shape, value);
        } else if (value.isString()) {
            add(path, TextRule.of(shape, name, value.stringValue()));
        } else if (value.isNumber()) {
            number(path, shape, value);
        } else if (value.isBoolean()) {
            boolean constant = shape.values() != null && shape.values().size() == 1;
            add(path, constant ? null : rule("boolean"));
        }
    }

    private void object(String path, String pointer, Shape shape, JsonNode value) {
        boolean position = "position".equals(shape.extension("x-howl-type"));
        for (Map.Entry<String, JsonNode> entry : value.properties()) {
            String name = entry.getKey();
            Member member = member(shape, name);
            // The topic and key of a position are what the client subscribed to.
            boolean fixed = position && Set.of("topic", "key").contains(name);
            if (fixed || (member != null && member.constant() != null)) {
                continue;
            }
            String inside = path + (name.matches("[A-Za-z_][A-Za-z0-9_]*") ? "." + name : "['" + name + "']");
            if (member == null) {
                add(inside, exact.contains(pointer + "/" + name) ? null : rule("type"));
            } else {
                value(inside, pointer + "/" + name, name, member.shape(), entry.getValue());
            }
        }
    }

    /** Returns a member of a shape or of one of its alternatives, {@code null} if none names it. */
    private static @Nullable Member member(Shape shape, String name) {
        Member own = shape.members().get(name);
        if (own != null) {
            return own;
        }
        for (Branches group : shape.alternatives()) {
            for (Schema branch : group.branches()) {
                Member found = shape.branch(group, branch).members().get(name);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    private void array(String path, String pointer, Shape shape, JsonNode array) {
        if (array.isEmpty()) {
            add(path, rule("type"));
            return;
        }
        int least = shape.first(keywords -> keywords.bounds().minItems()).orElse(0);
        add(path, rule("type").put("min", Math.max(least, 1)));
        shape.items().ifPresent(items -> value(path + "[*]", pointer + "/0", "", items, array.get(0)));
    }

    private void number(String path, Shape shape, JsonNode value) {
        List<AllowedValue> values = shape.values();
        if (values == null || values.size() != 1) {
            boolean whole = shape.types().equals(Set.of(Schema.Type.INTEGER));
            add(path, rule(whole && value.isIntegralNumber() ? "integer" : "number"));
        }
    }

    private void add(String path, @Nullable ObjectNode matcher) {
        if (matcher != null) {
            rules.put(path, all(matcher));
        }
    }

    /** Returns the rules of a path that has one matcher. */
    static ObjectNode all(ObjectNode matcher) {
        ObjectNode rule = JSON.objectNode().put("combine", "AND");
        rule.putArray("matchers").add(matcher);
        return rule;
    }

    static ObjectNode rule(String match) {
        return JSON.objectNode().put("match", match);
    }
}
