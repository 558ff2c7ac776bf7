package dev.howl.generator.docs;

import dev.howl.model.schema.Schema.Additional;
import dev.howl.model.schema.Schema.Bounds;
import dev.howl.model.schema.Schema.Keywords;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The constraints of a schema beyond the type, in words. */
final class Rules {
    /** Numbers longer than this are left in scientific notation. */
    private static final int MAX_DIGITS = 30;

    private final List<Html> rules = new ArrayList<>();

    private Rules() {}

    /** Returns every rule for a value, for the elements of an array too. */
    static List<Html> of(SchemaView shape) {
        Rules rules = new Rules();
        shape.keywords().forEach(rules::add);
        shape.items().filter(items -> items.target().isEmpty()).ifPresent(rules::addEach);
        return rules.rules.stream().distinct().toList();
    }

    /** Returns the rules as a list, nothing where there are none. */
    static Html list(SchemaView shape) {
        List<Html> rules = of(shape);
        if (rules.isEmpty()) {
            return Html.NOTHING;
        }
        return Html.element(
                        "ul",
                        rules.stream().map(rule -> Html.element("li", rule)).toList())
                .css("rules");
    }

    private void addEach(SchemaView items) {
        Rules each = new Rules();
        items.keywords().forEach(each::add);
        each.rules.stream().distinct().forEach(rule -> rules.add(Html.all(Html.text("each: "), rule)));
    }

    private void add(Keywords keywords) {
        addValues(keywords);
        addBounds(keywords.bounds());
        if (keywords.additional() instanceof Additional.Forbidden) {
            say("no other properties");
        }
        if (!keywords.unsupported().isEmpty()) {
            List<Html> names = new TreeSet<>(keywords.unsupported().keySet())
                    .stream().map(name -> (Html) Html.code(name)).toList();
            rules.add(Html.all(Html.text("further rules by "), Html.joined(names, ", ")));
        }
    }

    private void addValues(Keywords keywords) {
        if (keywords.constant() != null) {
            rules.add(Html.all(Html.text("always "), value(keywords.constant())));
        }
        if (!keywords.enumValues().isEmpty()) {
            List<Html> values = keywords.enumValues().stream().map(Rules::value).toList();
            rules.add(Html.all(Html.text("one of "), Html.joined(values, ", ")));
        }
        if (keywords.defaultValue() != null) {
            rules.add(Html.all(Html.text("default "), value(keywords.defaultValue())));
        }
    }

    private void addBounds(Bounds bounds) {
        addCount(bounds.minLength(), bounds.maxLength(), "character", "characters");
        addRange(bounds.minimum(), bounds.maximum());
        if (bounds.exclusiveMinimum() != null) {
            say("more than " + number(bounds.exclusiveMinimum()));
        }
        if (bounds.exclusiveMaximum() != null) {
            say("less than " + number(bounds.exclusiveMaximum()));
        }
        if (bounds.multipleOf() != null) {
            say("a multiple of " + number(bounds.multipleOf()));
        }
        if (bounds.pattern() != null) {
            rules.add(Html.all(Html.text("matches "), Html.code(bounds.pattern())));
        }
        addCount(bounds.minItems(), bounds.maxItems(), "item", "items");
        if (bounds.uniqueItems()) {
            say("no two items alike");
        }
        addCount(bounds.minProperties(), bounds.maxProperties(), "property", "properties");
    }

    private void addCount(@Nullable Integer least, @Nullable Integer most, String one, String many) {
        if (least != null && most != null) {
            String count = least.equals(most) ? "exactly " + least : least + " to " + most;
            say(count + " " + (most == 1 ? one : many));
        } else if (most != null) {
            say("at most " + most + " " + (most == 1 ? one : many));
        } else if (least != null && least > 0) {
            say("at least " + least + " " + (least == 1 ? one : many));
        }
    }

    private void addRange(@Nullable BigDecimal least, @Nullable BigDecimal most) {
        if (least != null && most != null) {
            say(number(least) + " to " + number(most));
        } else if (most != null) {
            say("at most " + number(most));
        } else if (least != null) {
            say("at least " + number(least));
        }
    }

    private void say(String rule) {
        rules.add(Html.text(rule));
    }

    private static Html value(JsonNode json) {
        return Html.code(JsonText.compact(json));
    }

    private static String number(BigDecimal number) {
        return Math.abs((long) number.scale()) <= MAX_DIGITS ? number.toPlainString() : number.toString();
    }
}
