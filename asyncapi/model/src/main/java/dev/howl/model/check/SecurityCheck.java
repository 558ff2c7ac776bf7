package dev.howl.model.check;

import dev.howl.model.diagnostic.Diagnostics;
import dev.howl.model.link.NameHints;
import dev.howl.model.link.References;
import dev.howl.model.syntax.Mapping;
import dev.howl.model.syntax.Node;
import dev.howl.model.syntax.Sequence;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Security Requirement Objects (AsyncAPI 2.x): names of security schemes, each with a list of scopes. */
final class SecurityCheck {
    private static final Set<String> SCOPED = Set.of("oauth2", "openIdConnect");

    private final @Nullable Node schemes;
    private final References references;
    private final Diagnostics diagnostics;

    SecurityCheck(Mapping document, References references, Diagnostics diagnostics) {
        Node components = document.child("components");
        this.schemes = components == null ? null : components.child("securitySchemes");
        this.references = references;
        this.diagnostics = diagnostics;
    }

    void check(Node security) {
        if (security instanceof Sequence alternatives) {
            for (Node requirement : alternatives.items()) {
                if (requirement instanceof Mapping names) {
                    names.forEach((name, scopes) -> check(names, name, scopes));
                }
            }
        }
    }

    private void check(Mapping requirement, String name, Node scopes) {
        Node scheme = schemes == null ? null : schemes.child(name);
        if (scheme == null) {
            List<String> existing = schemes instanceof Mapping map ? List.copyOf(map.keys()) : List.of();
            diagnostics.error(
                    requirement.keyLocation(name),
                    "security names scheme '" + name + "', which '#/components/securitySchemes' does not have; "
                            + NameHints.instead(name, existing));
            return;
        }
        Node end = references.follow(scheme);
        String type = end instanceof Mapping object ? object.text("type") : null;
        if (type == null || !(scopes instanceof Sequence list)) {
            return;
        }
        if (!SCOPED.contains(type) && !list.items().isEmpty()) {
            diagnostics.error(
                    scopes.location(),
                    "security scheme '" + name + "' is of type '" + type + "' and has no scopes; write []");
        } else if (type.equals("oauth2") && end != null) {
            scopes(name, list, end.child("flows"));
        }
    }

    /** A scope that no flow offers can never be granted. */
    private void scopes(String name, Sequence needed, @Nullable Node flows) {
        Set<String> available = new LinkedHashSet<>();
        if (flows instanceof Mapping kinds) {
            kinds.forEach((kind, flow) -> {
                if (flow.child("scopes") instanceof Mapping offered) {
                    available.addAll(offered.keys());
                }
            });
        }
        for (Node scope : needed.items()) {
            String text = scope.json().isString() ? scope.json().stringValue() : null;
            if (text != null && !available.contains(text)) {
                diagnostics.error(
                        scope.location(),
                        "no flow of security scheme '" + name + "' has the scope '" + text + "'; "
                                + (available.isEmpty() ? "they have none" : "they have: " + NameHints.list(available))
                                + NameHints.hint(text, available));
            }
        }
    }
}
