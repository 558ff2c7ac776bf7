package dev.howl.diff.compare;

import dev.howl.diff.rule.ConnectionRule;
import dev.howl.model.link.References;
import dev.howl.model.reader.LinkedDocument;
import dev.howl.model.syntax.Mapping;
import dev.howl.model.syntax.Node;
import dev.howl.model.syntax.Sequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Changes of the credentials that a server or an operation accepts. One of the written requirements is enough. */
final class SecurityComparison {
    private final Both both;

    SecurityComparison(Both both) {
        this.both = both;
    }

    /**
     * A credential of a requirement.
     *
     * @param name of the scheme; the pointer of one without a name
     * @param how what the scheme says, without words and scopes
     */
    private record Credential(String name, Map<String, JsonNode> how, Set<String> scopes) {}

    /** All credentials of one requirement are needed together: in 3.x one, in 2.x any number. */
    private record Requirement(List<Credential> credentials) {
        boolean isLike(Requirement other) {
            return hows().equals(other.hows());
        }

        boolean hasNamesOf(Requirement other) {
            return names().equals(other.names());
        }

        private List<Object> hows() {
            return credentials.stream().<Object>map(Credential::how).toList();
        }

        private List<String> names() {
            return credentials.stream().map(Credential::name).toList();
        }

        Set<String> scopes() {
            Set<String> all = new LinkedHashSet<>();
            credentials.forEach(credential -> all.addAll(credential.scopes()));
            return all;
        }
    }

    void compare(String who, Object old, @Nullable Place oldPlace, Object now, @Nullable Place newPlace) {
        List<Requirement> before = requirements(true, old);
        List<Requirement> after = requirements(false, now);
        Place was = at(true, old, oldPlace);
        Place is = at(false, now, newPlace);
        if (before.isEmpty() && !after.isEmpty()) {
            both.report(ConnectionRule.SECURITY_REQUIRED, was, is, who + "credentials are required now");
            return;
        }
        if (after.isEmpty() && !before.isEmpty()) {
            both.report(ConnectionRule.SECURITY_RELAXED, was, is, who + "no credentials are required any more");
            return;
        }
        before.forEach(requirement -> kept(who, requirement, after, was, is));
        after.stream()
                .filter(requirement ->
                        before.stream().noneMatch(other -> requirement.isLike(other) || requirement.hasNamesOf(other)))
                .forEach(requirement -> both.report(
                        ConnectionRule.SECURITY_RELAXED, was, is, who + "accepts " + names(requirement) + " now"));
    }

    private @Nullable Place at(boolean isOld, Object part, @Nullable Place place) {
        return place == null
                ? null
                : place.field(both.document(isOld).linked().origins().of(part), "security");
    }

    private void kept(String who, Requirement old, List<Requirement> after, @Nullable Place was, @Nullable Place is) {
        Requirement same = after.stream().filter(old::isLike).findFirst().orElse(null);
        if (same == null) {
            boolean named = after.stream().anyMatch(old::hasNamesOf);
            both.report(
                    named ? ConnectionRule.SECURITY_SCHEME_CHANGED : ConnectionRule.SECURITY_REQUIRED,
                    was,
                    is,
                    who + names(old) + (named ? " is taken in another way now" : " is no longer accepted"));
            return;
        }
        if (!old.scopes().containsAll(same.scopes())) {
            both.report(ConnectionRule.SECURITY_SCOPES_ADDED, was, is, who + names(old) + " needs more scopes now");
        } else if (!same.scopes().containsAll(old.scopes())) {
            both.report(ConnectionRule.SECURITY_SCOPES_REMOVED, was, is, who + names(old) + " needs fewer scopes now");
        }
    }

    private static String names(Requirement requirement) {
        return "'" + String.join("' with '", requirement.names()) + "'";
    }

    private List<Requirement> requirements(boolean isOld, Object part) {
        LinkedDocument document = both.document(isOld).linked();
        List<Requirement> all = new ArrayList<>();
        if (document.origins().of(part).child("security") instanceof Sequence list) {
            for (Node item : list.items()) {
                Requirement requirement = requirement(document, item);
                if (requirement != null) {
                    all.add(requirement);
                }
            }
        }
        return all;
    }

    /** In 3.x an item is a scheme or refers to one; in 2.x its keys are the names of schemes. */
    private static @Nullable Requirement requirement(LinkedDocument document, Node item) {
        if (!(document.references().follow(item) instanceof Mapping object)) {
            return null;
        }
        if (object.text("type") != null) {
            return new Requirement(List.of(credential(object.step(), object, object.child("scopes"))));
        }
        List<Credential> credentials = new ArrayList<>();
        object.forEach((name, scopes) -> {
            Node scheme = child(document, "components", "securitySchemes", name);
            credentials.add(credential(name, scheme, scopes));
        });
        return new Requirement(credentials);
    }

    private static @Nullable Node child(LinkedDocument document, String... steps) {
        Node node = document.root();
        for (String step : steps) {
            Node next = node.child(step);
            node = next == null ? null : document.references().follow(next);
            if (node == null) {
                return null;
            }
        }
        return References.is(node) ? null : node;
    }

    private static Credential credential(String name, @Nullable Node scheme, @Nullable Node scopes) {
        Map<String, JsonNode> how = new LinkedHashMap<>();
        if (scheme instanceof Mapping object) {
            new TreeMap<>(fields(object)).forEach((key, value) -> {
                if (!key.equals("description") && !key.equals("scopes") && !key.startsWith("x-")) {
                    how.put(key, value.json());
                }
            });
        }
        Set<String> names = new LinkedHashSet<>();
        if (scopes instanceof Sequence list) {
            list.items().forEach(scope -> names.add(scope.json().asString("")));
        }
        return new Credential(name, how, names);
    }

    private static Map<String, Node> fields(Mapping object) {
        Map<String, Node> fields = new LinkedHashMap<>();
        object.forEach(fields::put);
        return fields;
    }
}
