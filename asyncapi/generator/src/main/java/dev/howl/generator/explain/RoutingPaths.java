package dev.howl.generator.explain;

import dev.howl.runtime.Alternatives.JsonType;
import dev.howl.runtime.RoutingPlan;
import dev.howl.runtime.RoutingPlan.ByPresence;
import dev.howl.runtime.RoutingPlan.ByType;
import dev.howl.runtime.RoutingPlan.ByValue;
import dev.howl.runtime.RoutingPlan.InOrder;
import dev.howl.runtime.RoutingPlan.Only;
import dev.howl.runtime.RoutingPlan.TypeCase;
import dev.howl.runtime.RoutingPlan.ValueCase;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The paths of a routing plan that lead to one message, in words. */
final class RoutingPaths {
    /** Bounds the text that is made; a reader is shown fewer paths. */
    private static final int MOST = 1000;

    private static final int MOST_CANDIDATES = 10;

    private final String message;
    private final List<String> paths = new ArrayList<>();

    private RoutingPaths(String message) {
        this.message = message;
    }

    /** Returns the paths; empty if no frame is the message. */
    static List<String> to(String message, RoutingPlan plan) {
        RoutingPaths paths = new RoutingPaths(message);
        paths.follow(plan, List.of());
        return List.copyOf(paths.paths);
    }

    private void follow(RoutingPlan plan, List<String> tests) {
        if (paths.size() >= MOST) {
            return;
        }
        if (plan instanceof Only only) {
            if (only.message().equals(message)) {
                paths.add(tests.isEmpty() ? "any frame" : String.join(", and ", tests));
            }
        } else if (plan instanceof InOrder order) {
            addInOrder(order, tests);
        } else if (plan instanceof ByValue decision) {
            followValues(decision, tests);
        } else if (plan instanceof ByType decision) {
            followTypes(decision, tests);
        } else if (plan instanceof ByPresence decision) {
            follow(decision.present(), and(tests, "'" + decision.pointer() + "' is present"));
            follow(decision.absent(), and(tests, "'" + decision.pointer() + "' is absent"));
        }
    }

    private void addInOrder(InOrder order, List<String> tests) {
        int place = order.messages().indexOf(message);
        if (place >= 0) {
            String candidates = String.join(
                            ", ",
                            order.messages().stream().limit(MOST_CANDIDATES).toList())
                    + (order.messages().size() > MOST_CANDIDATES
                            ? ", … (" + order.messages().size() + ")"
                            : "");
            paths.add((tests.isEmpty() ? "any frame" : String.join(", and ", tests))
                    + ": the first whose schema it fits of " + candidates + "; this is number " + (place + 1));
        }
    }

    private void followValues(ByValue decision, List<String> tests) {
        String member = "'" + decision.pointer() + "'";
        for (ValueCase each : decision.cases()) {
            String values =
                    SafeText.either(each.values().stream().map(SafeText::json).toList());
            follow(each.then(), and(tests, member + " is " + values));
        }
        follow(decision.absent(), and(tests, member + " is absent"));
        follow(decision.other(), and(tests, member + " has any other value"));
    }

    private void followTypes(ByType decision, List<String> tests) {
        String member = decision.pointer().isEmpty() ? "the frame" : "'" + decision.pointer() + "'";
        for (TypeCase each : decision.cases()) {
            String types = SafeText.either(
                    each.types().stream().map(RoutingPaths::type).toList());
            follow(each.then(), and(tests, member + " is " + types));
        }
        if (!decision.pointer().isEmpty()) {
            follow(decision.absent(), and(tests, member + " is absent"));
        }
    }

    private static String type(JsonType type) {
        String name = type.name().toLowerCase(Locale.ROOT);
        return switch (type) {
            case NULL -> name;
            case OBJECT, ARRAY, INTEGER -> "an " + name;
            case NUMBER -> "a number with a fraction";
            default -> "a " + name;
        };
    }

    private static List<String> and(List<String> tests, String test) {
        List<String> all = new ArrayList<>(tests);
        all.add(test);
        return all;
    }
}
