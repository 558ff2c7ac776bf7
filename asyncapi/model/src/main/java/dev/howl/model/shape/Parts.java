package dev.howl.model.shape;

import dev.howl.model.schema.Schema;
import dev.howl.model.schema.Schema.Keywords;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * The schemas that apply to one value: roots, the parts of their {@code allOf}, and of alternatives the only one beside
 * {@code null}.
 *
 * @param ownFirst a schema before those that it refers to: its own word comes first
 * @param baseFirst a schema after the parts of its {@code allOf}: members that it adds come last
 * @param constants branches that are constants, each with words of its own
 */
record Parts(
        List<Schema> ownFirst,
        List<Schema> baseFirst,
        List<Branches> alternatives,
        List<Branches> constants,
        List<PresenceRule> presence) {
    // Most schemas stand alone: copies of short lists are small, and documents have ten thousands of them.
    Parts {
        ownFirst = List.copyOf(ownFirst);
        baseFirst = List.copyOf(baseFirst);
        alternatives = List.copyOf(alternatives);
        constants = List.copyOf(constants);
        presence = List.copyOf(presence);
    }

    /** @param opened alternatives of which one is among the roots */
    static Parts of(List<Schema> roots, Set<Branches> opened) {
        Search search = new Search(opened);
        roots.forEach(search::add);
        return new Parts(search.ownFirst, search.baseFirst, search.alternatives, search.constants, search.presence);
    }

    private static final class Search {
        private final Set<Branches> opened;
        private final Set<Schema> seen = new HashSet<>();
        private final List<Schema> ownFirst = new ArrayList<>();
        private final List<Schema> baseFirst = new ArrayList<>();
        private final List<Branches> alternatives = new ArrayList<>();
        private final List<Branches> constants = new ArrayList<>();
        private final List<PresenceRule> presence = new ArrayList<>();

        private Search(Set<Branches> opened) {
            this.opened = opened;
        }

        private void add(Schema schema) {
            if (seen.add(schema)) {
                ownFirst.add(schema);
                Keywords keywords = schema.keywords();
                keywords.allOf().forEach(this::add);
                branches(schema, true, keywords.oneOf());
                branches(schema, false, keywords.anyOf());
                baseFirst.add(schema);
            }
        }

        private void branches(Schema owner, boolean exactlyOne, List<Schema> all) {
            List<Schema> branches =
                    all.stream().filter(branch -> !isNull(branch)).toList();
            if (branches.size() == 1) {
                add(branches.get(0));
                return;
            }
            if (branches.isEmpty()) {
                return;
            }
            Branches group = new Branches(owner, exactlyOne, branches);
            if (PresenceRule.isOne(branches)) {
                presence.add(PresenceRule.of(exactlyOne, branches));
            } else if (branches.stream().allMatch(Parts::isConstant)) {
                constants.add(group);
            } else if (!opened.contains(group)) {
                alternatives.add(group);
            }
        }
    }

    private static boolean isNull(Schema schema) {
        Keywords keywords = schema.keywords();
        return keywords.types().equals(Set.of(Schema.Type.NULL))
                || (keywords.constant() != null && keywords.constant().isNull())
                || (!keywords.enumValues().isEmpty()
                        && keywords.enumValues().stream().allMatch(JsonNode::isNull));
    }

    /** Returns {@code true} if a schema is one scalar with annotations. */
    private static boolean isConstant(Schema schema) {
        Keywords keywords = schema.keywords();
        JsonNode only = keywords.constant() == null && keywords.enumValues().size() == 1
                ? keywords.enumValues().get(0)
                : keywords.constant();
        return only != null && !only.isContainer() && keywords.properties().isEmpty();
    }
}
