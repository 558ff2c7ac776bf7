package dev.howl.diff.compare;

import dev.howl.diff.compare.JavaComparison.JavaPair;
import dev.howl.diff.rule.SourceRule;
import dev.howl.model.schema.Schema.Keywords;
import dev.howl.model.shape.Member;
import dev.howl.model.shape.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Changes of the components of a record: accessors, and arguments of constructor and builder. */
final class RecordComparison {
    private final JavaComparison comparison;
    private final JavaPair pair;

    RecordComparison(JavaComparison comparison, JavaPair pair) {
        this.comparison = comparison;
        this.pair = pair;
    }

    /** The ways in which a component may be absent. */
    private enum Presence {
        MANDATORY("mandatory"),
        NULLABLE("nullable"),
        FIELD("a Field, absent or null");

        private final String words;

        Presence(String words) {
            this.words = words;
        }

        static Presence of(Member member) {
            if (member.isAbsentOrNull()) {
                return FIELD;
            }
            boolean filled = member.shape().first(Keywords::defaultValue).isPresent();
            return (member.isRequired() || filled) && !member.shape().isNullable() ? MANDATORY : NULLABLE;
        }
    }

    void compare() {
        Map<String, Member> before = pair.old().members();
        Map<String, Member> after = pair.now().members();
        before.forEach((name, member) -> {
            Member same = after.get(name);
            if (isComponent(member) && (same == null || !isComponent(same))) {
                report(SourceRule.ACCESSOR_REMOVED, name, "component '" + name + "' is gone");
            } else if (same != null && isComponent(member)) {
                presence(name, member, same);
                comparison.later(member.shape(), same.shape());
            }
        });
        after.forEach((name, member) -> {
            Member same = before.get(name);
            if (isComponent(member) && (same == null || !isComponent(same))) {
                report(SourceRule.COMPONENT_ADDED, name, "component '" + name + "' is new");
            }
        });
        order(before, after);
        additional();
    }

    /** Constants that every object has are no components: they are written by themselves. */
    private static boolean isComponent(Member member) {
        return !member.isRequired() || member.constant() == null;
    }

    private void presence(String name, Member before, Member after) {
        Presence was = Presence.of(before);
        Presence is = Presence.of(after);
        if (was != is) {
            report(
                    is == Presence.MANDATORY ? SourceRule.COMPONENT_REQUIRED : SourceRule.COMPONENT_OPTIONAL,
                    name,
                    "component '" + name + "' is " + was.words + " before, " + is.words + " now");
        }
    }

    private void order(Map<String, Member> before, Map<String, Member> after) {
        List<String> was = new ArrayList<>(before.keySet());
        was.retainAll(after.keySet());
        List<String> is = new ArrayList<>(after.keySet());
        is.retainAll(before.keySet());
        if (!was.equals(is)) {
            report(SourceRule.COMPONENT_ORDER_CHANGED, "", "components " + was + " before, " + is + " now");
        }
    }

    private void additional() {
        boolean was = keepsOthers(pair.old());
        boolean is = keepsOthers(pair.now());
        if (was != is) {
            report(
                    is ? SourceRule.COMPONENT_ADDED : SourceRule.ACCESSOR_REMOVED,
                    "",
                    "component 'additional' is " + (is ? "new" : "gone"));
        } else if (is) {
            comparison.inside(
                    pair, pair.old().others().values(), pair.now().others().values());
        }
    }

    private static boolean keepsOthers(Shape shape) {
        return shape.others().areKept(true);
    }

    private void report(SourceRule rule, String name, String message) {
        String keyword = name.isEmpty()
                ? "properties"
                : "properties/" + name.replace("~", "~0").replace("/", "~1");
        comparison.report(rule, pair, keyword, "Java: " + message);
    }
}
