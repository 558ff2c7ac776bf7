package dev.howl.model.check;

import dev.howl.model.diagnostic.Diagnostics;
import dev.howl.model.link.NameHints;
import dev.howl.model.link.References;
import dev.howl.model.syntax.Mapping;
import dev.howl.model.syntax.Node;
import dev.howl.model.syntax.Sequence;
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
        String type = references.follow(scheme) instanceof Mapping object ? object.text("type") : null;
        if (type != null
                && !SCOPED.contains(type)
                && scopes instanceof Sequence list
                && !list.items().isEmpty()) {
            diagnostics.error(
                    scopes.location(),
                    "security scheme '" + name + "' is of type '" + type + "' and has no scopes; write []");
        }
    }
}
