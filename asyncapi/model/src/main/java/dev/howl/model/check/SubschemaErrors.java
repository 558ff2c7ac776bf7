package dev.howl.model.check;

import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The violations of the alternative that a value was meant to be: the one whose constants fit, with the fewest violations.
 * A validator lists those of every alternative of {@code oneOf} and {@code anyOf}.
 */
final class SubschemaErrors {
    private SubschemaErrors() {}

    static List<SchemaViolation> violations(List<Error> errors) {
        return reduced(errors, 0);
    }

    private static List<SchemaViolation> reduced(List<Error> errors, int from) {
        List<SchemaViolation> result = new ArrayList<>();
        Map<String, Map<String, List<Error>>> groups = new LinkedHashMap<>();
        for (Error error : errors) {
            int fork = fork(error.getEvaluationPath(), from);
            if (fork >= 0) {
                String alternative = element(error.getEvaluationPath(), fork + 1);
                groups.computeIfAbsent(prefix(error, fork), key -> new LinkedHashMap<>())
                        .computeIfAbsent(alternative, key -> new ArrayList<>())
                        .add(error);
            }
        }
        for (Error error : errors) {
            String own = prefix(error, error.getEvaluationPath().getNameCount() - 1);
            if (fork(error.getEvaluationPath(), from) < 0 && !groups.containsKey(own)) {
                result.add(SchemaViolation.of(error));
            }
        }
        groups.values().forEach(group -> result.addAll(best(group, from)));
        return result;
    }

    private static List<SchemaViolation> best(Map<String, List<Error>> group, int from) {
        List<Error> best = group.values().stream()
                .min(Comparator.comparing(SubschemaErrors::missesConstant).thenComparing(List::size))
                .orElseThrow();
        Error first = best.get(0);
        int fork = fork(first.getEvaluationPath(), from);
        if (group.size() > 1 && missesConstant(best)) {
            return List.of(new SchemaViolation(common(group), null, noMatch(group.size()), ""));
        }
        return reduced(best, fork + 2);
    }

    private static String noMatch(int alternatives) {
        return alternatives == 1
                ? "does not match its only alternative"
                : "matches none of its " + alternatives + " alternatives";
    }

    /** Returns the part of the value that no alternative fits: the common part of the places of all violations. */
    private static List<String> common(Map<String, List<Error>> group) {
        return group.values().stream()
                .flatMap(List::stream)
                .map(SchemaViolation::path)
                .reduce(SubschemaErrors::shared)
                .orElse(List.of());
    }

    private static List<String> shared(List<String> one, List<String> other) {
        int length = 0;
        while (length < Math.min(one.size(), other.size()) && one.get(length).equals(other.get(length))) {
            length++;
        }
        return one.subList(0, length);
    }

    private static boolean missesConstant(List<Error> errors) {
        return errors.stream().anyMatch(error -> Objects.equals(error.getKeyword(), "const"));
    }

    /** Returns the index at which a path first enters an alternative; -1 if it enters none. */
    private static int fork(NodePath path, int from) {
        for (int i = from; i + 1 < path.getNameCount(); i++) {
            boolean named = i > 0 && element(path, i - 1).equals("properties");
            boolean list = element(path, i).equals("oneOf") || element(path, i).equals("anyOf");
            if (list && !named && element(path, i + 1).matches("[0-9]+")) {
                return i;
            }
        }
        return -1;
    }

    /** Returns the list of alternatives, and the part of the value that it applies to. */
    private static String prefix(Error error, int fork) {
        StringBuilder prefix = new StringBuilder();
        for (int i = 0; i <= fork; i++) {
            prefix.append('/').append(element(error.getEvaluationPath(), i));
        }
        return prefix.toString();
    }

    private static String element(NodePath path, int index) {
        return String.valueOf(path.getElement(index));
    }
}
