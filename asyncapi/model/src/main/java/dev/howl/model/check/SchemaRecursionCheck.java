package dev.howl.model.check;

import dev.howl.model.diagnostic.Diagnostics;
import dev.howl.model.link.LinkedContract;
import dev.howl.model.schema.Schema;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A schema may contain itself in its parts, but not apply itself to the very same value: that never ends. Chains of
 * schemas that apply to the same value are limited, because whoever validates follows them on the stack.
 */
final class SchemaRecursionCheck {
    private static final int DEEPEST = 200;
    /**
     * Validation tries every way through alternatives that share alternatives: their number can double at each level.
     */
    private static final int MAX_APPLICATIONS = 50_000;

    private static final Pattern IN_PLACE =
            Pattern.compile("/(?:(?:allOf|anyOf|oneOf|dependencies)/.*|not|if|then|else)");

    /** Length of the chain below a schema; 0 while it is being followed. */
    private final Map<Schema, Integer> lengths = new HashMap<>();

    /** Number of schemas that are applied to a value with a schema, itself included; at most one above the limit. */
    private final Map<Schema, Integer> applications = new HashMap<>();

    private final Deque<Visit> path = new ArrayDeque<>();
    private final Diagnostics diagnostics;
    private boolean sound = true;

    private record Visit(Schema schema, Iterator<Schema> rest, List<Schema> all) {}

    private SchemaRecursionCheck(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /** Returns {@code true} if every schema is finite; otherwise no check that reads schemas may run. */
    static boolean check(LinkedContract linked, Diagnostics diagnostics) {
        SchemaRecursionCheck check = new SchemaRecursionCheck(diagnostics);
        linked.schemas().keySet().forEach(check::follow);
        return check.sound;
    }

    private void follow(Schema start) {
        if (lengths.containsKey(start)) {
            return;
        }
        enter(start);
        while (!path.isEmpty()) {
            Visit visit = path.getLast();
            if (visit.rest().hasNext()) {
                step(visit.rest().next());
            } else {
                path.removeLast();
                leave(visit);
            }
        }
    }

    private void enter(Schema schema) {
        List<Schema> parts = schema.keywords().subschemas().entrySet().stream()
                .filter(entry -> IN_PLACE.matcher(entry.getKey()).matches())
                .map(Map.Entry::getValue)
                .toList();
        lengths.put(schema, 0);
        path.addLast(new Visit(schema, parts.iterator(), parts));
    }

    private void step(Schema next) {
        Integer length = lengths.get(next);
        if (length == null) {
            enter(next);
        } else if (length == 0) {
            sound = false;
            diagnostics
                    .under("JSON Schema draft-07, Core 8.3")
                    .error(
                            next.location(),
                            "this schema refers to itself endlessly for the same value (by allOf, anyOf, oneOf, not, if or"
                                    + " dependencies); refer to it from a property or from items instead");
        }
    }

    private void leave(Visit visit) {
        int length = 1;
        long applied = 1;
        int most = 0;
        for (Schema part : visit.all()) {
            length = Math.max(length, 1 + lengths.getOrDefault(part, 0));
            int ofPart = applications.getOrDefault(part, 0);
            applied += ofPart;
            most = Math.max(most, ofPart);
        }
        lengths.put(visit.schema(), length);
        applications.put(visit.schema(), (int) Math.min(applied, MAX_APPLICATIONS + 1L));
        if (length == DEEPEST + 1) {
            report(visit.schema(), "more than " + DEEPEST + " schemas apply to the same value, one inside the other");
        } else if (applied > MAX_APPLICATIONS && most <= MAX_APPLICATIONS) {
            report(
                    visit.schema(),
                    "more than " + MAX_APPLICATIONS + " schemas apply to the same value, counted once per path to"
                            + " them; do not repeat alternatives inside of alternatives");
        }
    }

    private void report(Schema schema, String problem) {
        sound = false;
        diagnostics.error(schema.location(), problem);
    }
}
