package dev.howl.generator.explain;

import dev.howl.generator.explain.Explanation.Fact;
import dev.howl.model.SecurityRequirement;
import dev.howl.model.SecurityRequirement.Part;
import dev.howl.model.SecurityScheme.Details;
import dev.howl.model.SecurityScheme.HttpDetails;
import dev.howl.model.SecurityScheme.KeyDetails;
import dev.howl.model.SecurityScheme.OAuthDetails;
import dev.howl.model.SecurityScheme.OAuthFlow;
import dev.howl.model.SecurityScheme.OpenIdDetails;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The words for the security of a server or an operation. */
final class SecurityText {
    private SecurityText() {}

    /** Returns a line for each alternative. */
    static Fact fact(List<SecurityRequirement> security) {
        String name = security.size() > 1 ? "security, one of" : "security";
        return Fact.bounded(
                name + " (not enforced by generated code)",
                security.stream().map(SecurityText::words).toList());
    }

    /** Returns all alternatives in one line, empty where nothing is required. */
    static String line(List<SecurityRequirement> security) {
        return security.stream().map(SecurityText::words).collect(Collectors.joining(" or "));
    }

    private static String words(SecurityRequirement requirement) {
        return requirement.parts().isEmpty()
                ? "nothing"
                : requirement.parts().stream().map(SecurityText::words).collect(Collectors.joining(" and "));
    }

    private static String words(Part part) {
        String id = part.scheme().id() == null ? "" : "'" + part.scheme().id() + "' ";
        String scopes = part.scopes().isEmpty() ? "" : ", scopes " + String.join(", ", part.scopes());
        return id + "(" + part.scheme().type() + details(part.scheme().details()) + scopes + ")";
    }

    private static String details(Details details) {
        if (details instanceof KeyDetails key) {
            return key.name() == null ? " in the " + key.in() : ", " + key.in() + " '" + key.name() + "'";
        }
        if (details instanceof HttpDetails http) {
            return " " + http.scheme() + (http.bearerFormat() == null ? "" : " " + http.bearerFormat());
        }
        if (details instanceof OpenIdDetails openId) {
            return " " + openId.url();
        }
        return details instanceof OAuthDetails oauth
                ? oauth.flows().stream().map(SecurityText::flow).collect(Collectors.joining())
                : "";
    }

    private static String flow(OAuthFlow flow) {
        String urls = Stream.of(flow.authorizationUrl(), flow.tokenUrl())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", "));
        return ", flow " + flow.kind() + " at " + urls;
    }
}
