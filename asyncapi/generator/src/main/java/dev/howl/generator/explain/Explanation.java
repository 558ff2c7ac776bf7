package dev.howl.generator.explain;

import java.util.List;
import java.util.stream.Stream;

/**
 * Facts about one element of a contract. Documents may come from strangers: the text is escaped and bounded.
 *
 * @param title the kind and name of the element
 */
public record Explanation(String title, List<Fact> facts) {
    /**
     * Values under a name. A fact without values is not shown.
     *
     * @param values one a line
     */
    public record Fact(String name, List<String> values) {
        /** More values are only counted. */
        private static final int MOST = 50;

        static Fact of(String name, String... values) {
            return new Fact(name, List.of(values));
        }

        /** Returns a fact with a bounded number of the values, and the number of the others. */
        static Fact bounded(String name, List<String> values) {
            return values.size() <= MOST
                    ? new Fact(name, values)
                    : new Fact(
                            name,
                            Stream.concat(
                                            values.stream().limit(MOST),
                                            Stream.of("… and " + (values.size() - MOST) + " more"))
                                    .toList());
        }

        private void append(StringBuilder out) {
            if (values.size() == 1) {
                out.append(name).append(": ").append(SafeText.of(values.get(0))).append('\n');
            } else if (!values.isEmpty()) {
                out.append(name).append(":\n");
                values.forEach(
                        value -> out.append("  ").append(SafeText.of(value)).append('\n'));
            }
        }
    }

    /** Returns the values of a fact, as the document has them: not escaped; empty if there is no such fact. */
    public List<String> values(String name) {
        return facts.stream()
                .filter(fact -> fact.name().equals(name))
                .flatMap(fact -> fact.values().stream())
                .toList();
    }

    /** Returns the lines, each with a line feed at its end. */
    String text() {
        StringBuilder out = new StringBuilder(SafeText.of(title)).append('\n');
        facts.forEach(fact -> fact.append(out));
        return out.toString();
    }
}
