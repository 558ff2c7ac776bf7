package dev.howl.diff.schema;

import dev.howl.model.schema.Discriminators;
import dev.howl.model.schema.Keyword;
import dev.howl.model.schema.Schema;
import dev.howl.model.shape.Shape;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Tells whether two schemas say the same of values, word for word and at any depth; cycles end where they began. */
final class SchemaSameness {
    private static final Set<String> WORDS = words();

    private final Set<SchemaPair> same = new HashSet<>();
    private final Set<SchemaPair> different = new HashSet<>();

    private record SchemaPair(Schema old, Schema now) {}

    private static Set<String> words() {
        Set<String> words =
                Keyword.with(Keyword.Effect.WORDS).map(Keyword::word).collect(Collectors.toSet());
        words.addAll(Set.of("$id", "$schema", "$anchor", "definitions", "$defs", "default"));
        return Set.copyOf(words);
    }

    boolean same(Shape old, Shape now) {
        List<Schema> some = old.roots();
        List<Schema> others = now.roots();
        if (some.size() != others.size()) {
            return false;
        }
        for (int i = 0; i < some.size(); i++) {
            if (!same(some.get(i), others.get(i))) {
                return false;
            }
        }
        return true;
    }

    boolean same(Schema old, Schema now) {
        SchemaPair first = new SchemaPair(old, now);
        Map<SchemaPair, SchemaPair> holders = new HashMap<>(Map.of(first, first));
        Deque<SchemaPair> open = new ArrayDeque<>(List.of(first));
        while (!open.isEmpty()) {
            SchemaPair pair = open.remove();
            if (same.contains(pair)) {
                continue;
            }
            List<SchemaPair> inside = new ArrayList<>();
            if (different.contains(pair) || !sameWords(pair, inside)) {
                differ(pair, holders);
                return false;
            }
            inside.stream()
                    .filter(part -> holders.putIfAbsent(part, pair) == null)
                    .forEach(open::add);
        }
        same.addAll(holders.keySet());
        return true;
    }

    /** Remembers it for all schemas around, so that a long chain is not gone through from each of its schemas. */
    private void differ(SchemaPair pair, Map<SchemaPair, SchemaPair> holders) {
        different.add(pair);
        SchemaPair around = Objects.requireNonNull(holders.get(pair));
        while (different.add(around)) {
            around = Objects.requireNonNull(holders.get(around));
        }
    }

    private static boolean sameWords(SchemaPair pair, List<SchemaPair> inside) {
        Schema.Keywords old = pair.old.keywords();
        Schema.Keywords now = pair.now.keywords();
        if (!kept(old).equals(kept(now))
                || !Discriminators.of(pair.old).equals(Discriminators.of(pair.now))
                || !defaultsOf(old).equals(defaultsOf(now))) {
            return false;
        }
        Map<String, Schema> parts = now.subschemas();
        for (Map.Entry<String, Schema> part : old.subschemas().entrySet()) {
            if (isWord(part.getKey())) {
                continue;
            }
            Schema other = parts.get(part.getKey());
            if (other == null) {
                return false;
            }
            inside.add(new SchemaPair(part.getValue(), other));
        }
        return parts.keySet().stream()
                .allMatch(key -> isWord(key) || old.subschemas().containsKey(key));
    }

    private static boolean isWord(String place) {
        return WORDS.contains(place.split("/", 3)[1]);
    }

    private static String defaultsOf(Schema.Keywords keywords) {
        return String.valueOf(keywords.defaultValue());
    }

    /** Returns what a schema says by itself, without the schemas inside. */
    private static Map<String, Object> kept(Schema.Keywords keywords) {
        if (!keywords.json().isObject()) {
            return Map.of("", keywords.json());
        }
        return keywords.json().properties().stream()
                .filter(entry ->
                        !WORDS.contains(entry.getKey()) && !entry.getKey().startsWith("x-"))
                .filter(entry -> !keywords.subschemas().containsKey("/" + entry.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> own(entry, keywords)));
    }

    private static Object own(Map.Entry<String, JsonNode> entry, Schema.Keywords keywords) {
        String prefix = "/" + entry.getKey() + "/";
        boolean holds = keywords.subschemas().keySet().stream().anyMatch(key -> key.startsWith(prefix));
        if (!holds) {
            return entry.getValue();
        }
        return entry.getValue().properties().stream()
                .filter(part -> !keywords.subschemas().containsKey(prefix + escape(part.getKey())))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static String escape(String step) {
        return step.replace("~", "~0").replace("/", "~1");
    }
}
