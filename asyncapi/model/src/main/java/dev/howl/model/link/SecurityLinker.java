package dev.howl.model.link;

import dev.howl.model.SecurityRequirement;
import dev.howl.model.SecurityRequirement.Part;
import dev.howl.model.SecurityScheme;
import dev.howl.model.SecurityScheme.Details;
import dev.howl.model.SecurityScheme.HttpDetails;
import dev.howl.model.SecurityScheme.KeyDetails;
import dev.howl.model.SecurityScheme.NoDetails;
import dev.howl.model.SecurityScheme.OAuthDetails;
import dev.howl.model.SecurityScheme.OAuthFlow;
import dev.howl.model.SecurityScheme.OpenIdDetails;
import dev.howl.model.SpecificationVersion;
import dev.howl.model.syntax.Mapping;
import dev.howl.model.syntax.Node;
import dev.howl.model.syntax.Sequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Security of servers and operations, as each major version writes it. */
final class SecurityLinker {
    private final References references;
    private final SpecificationVersion version;
    private final @Nullable Node schemes;

    SecurityLinker(Mapping document, SpecificationVersion version, References references) {
        this.references = references;
        this.version = version;
        Node components = document.child("components");
        this.schemes = components == null ? null : components.child("securitySchemes");
    }

    /** Returns the alternatives of an object's {@code security}, without those that are broken. */
    List<SecurityRequirement> link(Mapping object) {
        List<SecurityRequirement> linked = new ArrayList<>();
        if (object.child("security") instanceof Sequence alternatives) {
            for (Node entry : alternatives.items()) {
                SecurityRequirement requirement = version.isTwo() ? named(entry) : scheme(entry);
                if (requirement != null) {
                    linked.add(requirement);
                }
            }
        }
        return linked;
    }

    private @Nullable SecurityRequirement named(Node entry) {
        if (!(entry instanceof Mapping names)) {
            return null;
        }
        List<Part> parts = new ArrayList<>();
        names.forEach((name, scopes) -> {
            Node written = schemes == null ? null : schemes.child(name);
            SecurityScheme scheme = written == null ? null : scheme(name, written);
            if (scheme != null) {
                parts.add(new Part(scheme, Parameters.texts(scopes)));
            }
        });
        return parts.size() < names.keys().size() ? null : new SecurityRequirement(parts, entry.location());
    }

    private @Nullable SecurityRequirement scheme(Node entry) {
        SecurityScheme scheme = scheme(reusableName(entry), entry);
        if (scheme == null || !(references.follow(entry) instanceof Mapping object)) {
            return null;
        }
        return new SecurityRequirement(
                List.of(new Part(scheme, Parameters.texts(object.child("scopes")))), entry.location());
    }

    /** Returns the key of the reusable scheme that a reference leads to, {@code null} for a scheme in its place. */
    private @Nullable String reusableName(Node entry) {
        if (!(entry instanceof Mapping reference) || !References.is(reference)) {
            return null;
        }
        for (Node step : references.chain(reference, (parent, missing) -> {})) {
            Node parent = step.parent();
            if (parent != null && parent.equals(schemes)) {
                return step.step();
            }
        }
        return null;
    }

    private @Nullable SecurityScheme scheme(@Nullable String id, Node written) {
        String type = references.follow(written) instanceof Mapping object ? object.text("type") : null;
        if (type == null || !(references.follow(written) instanceof Mapping object)) {
            return null;
        }
        Details details = details(type, object);
        return details == null
                ? null
                : new SecurityScheme(id, type, object.text("description"), details, object.where());
    }

    private @Nullable Details details(String type, Mapping object) {
        return switch (type) {
            case "apiKey", "httpApiKey" -> {
                String in = object.text("in");
                yield in == null ? null : new KeyDetails(object.text("name"), in);
            }
            case "http" -> {
                String scheme = object.text("scheme");
                yield scheme == null ? null : new HttpDetails(scheme, object.text("bearerFormat"));
            }
            case "openIdConnect" -> {
                String url = object.text("openIdConnectUrl");
                yield url == null ? null : new OpenIdDetails(url);
            }
            case "oauth2" -> new OAuthDetails(flows(object.child("flows")));
            default -> new NoDetails();
        };
    }

    private List<OAuthFlow> flows(@Nullable Node written) {
        List<OAuthFlow> flows = new ArrayList<>();
        if (written instanceof Mapping map) {
            map.forEach((kind, flow) -> {
                if (!kind.startsWith("x-") && flow instanceof Mapping object) {
                    flows.add(new OAuthFlow(
                            kind,
                            object.text("authorizationUrl"),
                            object.text("tokenUrl"),
                            object.text("refreshUrl"),
                            scopes(object.child(version.isTwo() ? "scopes" : "availableScopes"))));
                }
            });
        }
        return flows;
    }

    private static Map<String, String> scopes(@Nullable Node written) {
        Map<String, String> scopes = new LinkedHashMap<>();
        if (written instanceof Mapping map) {
            map.forEach((name, description) -> {
                if (description.json().isString()) {
                    scopes.put(name, description.json().stringValue());
                }
            });
        }
        return scopes;
    }
}
