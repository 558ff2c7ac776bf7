package dev.howl.model;

import dev.howl.model.diagnostic.Location;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A way in which a client proves who it is (Security Scheme Object).
 *
 * @param id its key in {@code components.securitySchemes}, {@code null} for one that stands where it is required
 * @param type such as {@code oauth2} or {@code scramSha256}
 * @param details the fields of schemes of that type
 */
public record SecurityScheme(
        @Nullable String id, String type, @Nullable String description, Details details, Location location) {

    /** The fields of schemes of one type. */
    public sealed interface Details {}

    /** No fields: of types such as {@code userPassword}, {@code X509} and {@code plain}. */
    public record NoDetails() implements Details {}

    /**
     * Details of {@code apiKey} and {@code httpApiKey}.
     *
     * @param name of the header, query parameter or cookie; {@code null} for {@code apiKey}
     * @param in {@code user} or {@code password}, or {@code query}, {@code header} or {@code cookie} for
     *     {@code httpApiKey}
     */
    public record KeyDetails(@Nullable String name, String in) implements Details {}

    /**
     * Details of {@code http}.
     *
     * @param scheme of the Authorization header (RFC 7235), such as {@code basic}
     * @param bearerFormat a hint, such as {@code JWT}
     */
    public record HttpDetails(String scheme, @Nullable String bearerFormat) implements Details {}

    /**
     * Details of {@code openIdConnect}.
     *
     * @param url of the discovery document
     */
    public record OpenIdDetails(String url) implements Details {}

    /** Details of {@code oauth2}: its flows in the order of the document. */
    public record OAuthDetails(List<OAuthFlow> flows) implements Details {
        public OAuthDetails {
            flows = List.copyOf(flows);
        }
    }

    /**
     * A flow of OAuth 2.0 (OAuth Flow Object).
     *
     * @param kind key in the OAuth Flows Object, such as {@code implicit}
     * @param scopes descriptions of the available scopes by their names ({@code availableScopes}, in 2.x {@code scopes})
     */
    public record OAuthFlow(
            String kind,
            @Nullable String authorizationUrl,
            @Nullable String tokenUrl,
            @Nullable String refreshUrl,
            Map<String, String> scopes) {
        public OAuthFlow {
            scopes = Collections.unmodifiableMap(new LinkedHashMap<>(scopes));
        }
    }
}
