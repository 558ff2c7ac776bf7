package dev.howl.generator.docs.schema;

import dev.howl.generator.docs.html.Html;
import dev.howl.generator.docs.html.JsonText;
import dev.howl.model.schema.Schema;
import dev.howl.model.schema.Schema.Additional;
import dev.howl.model.schema.Schema.Bounds;
import dev.howl.model.schema.Schema.Keywords;
import dev.howl.model.shape.AllowedValue;
import dev.howl.model.shape.Member;
import dev.howl.model.shape.OtherMembers;
import dev.howl.model.shape.PresenceRule;
import dev.howl.model.shape.Shape;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The constraints of a value beyond the type, in words. */
final class Rules {
    /** Numbers longer than this are left in scientific notation. */
    private static final int MAX_DIGITS = 30;

    private static final int MAX_EXAMPLES = 5;

    private final List<Html> rules = new ArrayList<>();

    private Rules() {}

    /** Returns every rule for a value, for the elements of an array too. */
    static List<Html> of(Shape shape, Types types) {
        return of(shape, null, types);
    }

    /** Returns every rule for a member of an object. */
    static List<Html> of(Member member, Types types) {
        return of(member.shape(), member.constant(), types);
    }

    /** Returns the rules that a reference adds to those of the schema that it refers to. */
    static List<Html> beyond(Schema target, Shape shape, Types types) {
        List<Html> known = of(Shape.of(target), types);
        return of(shape, types).stream().filter(rule -> !known.contains(rule)).toList();
    }

    private static List<Html> of(Shape shape, @Nullable JsonNode constant, Types types) {
        Rules rules = new Rules();
        rules.add(shape, constant);
        shape.items().filter(items -> types.target(items).isEmpty()).ifPresent(rules::addEach);
        return rules.distinct();
    }

    /** Returns rules as a list, nothing where there are none. */
    static Html list(List<Html> rules) {
        if (rules.isEmpty()) {
            return Html.NOTHING;
        }
        return Html.element(
                        "ul",
                        rules.stream().map(rule -> Html.element("li", rule)).toList())
                .css("rules");
    }

    private List<Html> distinct() {
        return rules.stream().distinct().toList();
    }

    private void addEach(Shape items) {
        Rules each = new Rules();
        each.add(items, null);
        each.distinct().forEach(rule -> rules.add(Html.all(Html.text("each: "), rule)));
    }

    private void add(Shape shape, @Nullable JsonNode constant) {
        addValues(shape, constant);
        shape.first(Keywords::defaultValue)
                .ifPresent(value -> rules.add(Html.all(Html.text("default "), value(value))));
        shape.keywords().map(Keywords::bounds).forEach(this::addBounds);
        shape.presence().forEach(this::addPresence);
        addOthers(shape);
        addExamples(shape);
        addContent(shape, "contentEncoding", "encoded as ");
        addContent(shape, "contentMediaType", "content of type ");
        List<Html> further = shape.keywords()
                .flatMap(keywords -> keywords.unsupported().keySet().stream())
                .distinct()
                .sorted()
                .map(name -> (Html) Html.code(name))
                .toList();
        if (!further.isEmpty()) {
            rules.add(Html.all(Html.text("further rules by "), Html.joined(further, ", ")));
        }
    }

    private void addExamples(Shape shape) {
        List<Html> examples = shape.keywords()
                .flatMap(keywords -> keywords.json().path("examples").valueStream())
                .distinct()
                .limit(MAX_EXAMPLES)
                .map(Rules::value)
                .toList();
        if (!examples.isEmpty()) {
            rules.add(Html.all(Html.text("for example "), Html.joined(examples, ", ")));
        }
    }

    private void addContent(Shape shape, String keyword, String words) {
        shape.keywords()
                .map(keywords -> keywords.json().path(keyword))
                .filter(JsonNode::isString)
                .forEach(value -> rules.add(Html.all(Html.text(words), Html.code(value.stringValue()))));
    }

    private void addValues(Shape shape, @Nullable JsonNode constant) {
        List<AllowedValue> allowed = shape.values();
        List<Html> values = new ArrayList<>();
        if (constant != null) {
            values.add(value(constant));
        } else if (allowed != null) {
            allowed.forEach(each -> values.add(value(each.json())));
        }
        if ((constant != null || allowed != null) && shape.isNullable()) {
            values.add(Html.code("null"));
        }
        if (values.size() == 1) {
            rules.add(Html.all(Html.text("always "), values.get(0)));
        } else if (!values.isEmpty()) {
            rules.add(Html.all(Html.text("one of "), Html.joined(values, ", ")));
        }
    }

    private void addOthers(Shape shape) {
        OtherMembers others = shape.others();
        if (others.isForbidden()) {
            say("no other properties");
        } else if (others.isWritten()
                && others.values() == null
                && !shape.members().isEmpty()) {
            boolean any = shape.keywords().noneMatch(keywords -> keywords.additional() instanceof Additional.Forbidden);
            say(any ? "any other properties" : "no other properties but those of patternProperties");
        }
    }

    private void addPresence(PresenceRule rule) {
        List<Html> alternatives = rule.alternatives().stream().map(Rules::names).toList();
        String words = rule.exactlyOne() ? "has exactly one of " : "has at least one of ";
        rules.add(Html.all(Html.text(words), Html.joined(alternatives, ", ")));
    }

    private static Html names(Set<String> members) {
        Html all = Html.joined(members.stream().map(Html::code).toList(), " and ");
        return members.size() == 1 ? all : Html.all(Html.text("("), all, Html.text(")"));
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
