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
 */
final class Parts {
    /** A schema before those that it refers to: its own word comes first. */
    final List<Schema> ownFirst = new ArrayList<>();
    /** A schema after the parts of its {@code allOf}: members that it adds come last. */
    final List<Schema> baseFirst = new ArrayList<>();

    final List<Branches> alternatives = new ArrayList<>();
    /** Branches that are constants, each with words of its own. */
    final List<Branches> constants = new ArrayList<>();

    final List<PresenceRule> presence = new ArrayList<>();

    private final Set<Branches> opened;
    private final Set<Schema> seen = new HashSet<>();

    /** @param opened alternatives of which one is among the roots */
    Parts(List<Schema> roots, Set<Branches> opened) {
        this.opened = opened;
        roots.forEach(this::add);
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
        List<Schema> branches = all.stream().filter(branch -> !isNull(branch)).toList();
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
