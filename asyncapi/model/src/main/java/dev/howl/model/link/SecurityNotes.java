package dev.howl.model.link;

import dev.howl.model.Annotations.Note;
import dev.howl.model.SecurityRequirement;
import dev.howl.model.SecurityRequirement.Part;
import dev.howl.model.SecurityScheme;
import dev.howl.model.SecurityScheme.Details;
import dev.howl.model.SecurityScheme.HttpDetails;
import dev.howl.model.SecurityScheme.KeyDetails;
import dev.howl.model.SecurityScheme.OAuthDetails;
import dev.howl.model.SecurityScheme.OAuthFlow;
import dev.howl.model.SecurityScheme.OpenIdDetails;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The notes on the security of a server or an operation: one for each alternative. */
final class SecurityNotes {
    private final List<String> facts = new ArrayList<>();

    private SecurityNotes() {}

    static Note of(SecurityRequirement requirement) {
        String words = requirement.parts().stream().map(SecurityNotes::words).collect(Collectors.joining(" and "));
        return new Note("Security", words.isEmpty() ? "none required" : words, null);
    }

    private static String words(Part part) {
        SecurityScheme scheme = part.scheme();
        SecurityNotes notes = new SecurityNotes();
        notes.facts.add(scheme.id() == null ? scheme.type() : scheme.id() + ": " + scheme.type());
        notes.add("", scheme.description());
        notes.details(scheme.details());
        notes.add("scopes ", part.scopes());
        return String.join(", ", notes.facts);
    }

    private void details(Details details) {
        if (details instanceof KeyDetails key) {
            add("name ", key.name());
            add("in ", key.in());
        } else if (details instanceof HttpDetails http) {
            add("scheme ", http.scheme());
            add("format ", http.bearerFormat());
        } else if (details instanceof OpenIdDetails openId) {
            add("", openId.url());
        } else if (details instanceof OAuthDetails oauth) {
            oauth.flows().forEach(this::flow);
        }
    }

    private void flow(OAuthFlow flow) {
        add("flow ", flow.kind());
        add("authorization at ", flow.authorizationUrl());
        add("token at ", flow.tokenUrl());
        add("refresh at ", flow.refreshUrl());
        add(
                "available scopes ",
                flow.scopes().entrySet().stream().map(SecurityNotes::scope).toList());
    }

    private static String scope(Map.Entry<String, String> scope) {
        return scope.getValue().isEmpty() ? scope.getKey() : scope.getKey() + " (" + scope.getValue() + ")";
    }

    private void add(String label, List<String> texts) {
        add(label, texts.isEmpty() ? null : String.join(" ", texts));
    }

    private void add(String label, @Nullable String text) {
        if (text != null) {
            facts.add(label + text);
        }
    }
}
