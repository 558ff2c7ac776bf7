package dev.howl.instances;

import dev.howl.instances.regex.EcmaExpression;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The schemas of a channel, and what is known of them.
 *
 * @param patterns the regular expressions that were parsed so far
 */
record Schemas(
        SchemaDocument document, Evaluator evaluator, SchemaHeights heights, Map<String, EcmaExpression> patterns) {

    static Schemas of(SchemaDocument document) {
        return new Schemas(document, new Evaluator(document), new SchemaHeights(document), new ConcurrentHashMap<>());
    }

    EcmaExpression pattern(String source) {
        return patterns.computeIfAbsent(source, EcmaExpression::of);
    }
}
