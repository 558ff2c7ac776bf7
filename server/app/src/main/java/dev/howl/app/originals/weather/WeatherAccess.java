package dev.howl.app.originals.weather;

import dev.howl.app.alerts.CityDirectory;
import dev.howl.runtime.CloseCodes;
import dev.howl.runtime.CodedException;
import dev.howl.runtime.Codes;
import dev.howl.server.HandshakeRefusedException;
import dev.howl.server.HandshakeRequest;
import dev.howl.server.Principal;
import dev.howl.server.security.Access;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Access control of the chat and alert wires: token and city. Thread-safe. */
final class WeatherAccess {
    private static final int FORBIDDEN = 403;
    private final Access access;
    private final @Nullable AccessTokenVerifier original;
    private final @Nullable CityDirectory cities;

    /**
     * An existing city.
     *
     * @param key key of its events
     */
    record City(String key, String name) {}

    /**
     * Creates the access control.
     *
     * @param original verifier of the tokens that the original's web server issues; {@code null} if its key is unknown
     * @param cities city directory; {@code null} on a server without a database
     */
    WeatherAccess(Access access, @Nullable AccessTokenVerifier original, @Nullable CityDirectory cities) {
        this.access = access;
        this.original = original;
        this.cities = cities;
    }

    /**
     * Accepts a handshake with a valid token and refuses any other with 403, like the original. The session may outlive
     * the token.
     */
    CompletionStage<Void> admit(HandshakeRequest request) {
        if (cities == null) {
            return CompletableFuture.failedStage(new CodedException(
                    Codes.UNAVAILABLE, "this server has no database and therefore no cities", null, true));
        }
        return Optional.ofNullable(request.query().get("access_token"))
                .flatMap(AccessTokenDecoder::read)
                .<CompletionStage<Void>>map(
                        token -> verify(token).handle((principal, failure) -> admitted(request, principal, failure)))
                .orElseGet(() -> CompletableFuture.failedStage(
                        refused("access_token is missing or not a Base64-encoded token")));
    }

    /**
     * Returns the city that a client named.
     *
     * @param cityUuid {@code null} if the client named none
     * @param close closes the session of a client that named no existing city, with the original's reason
     */
    Optional<City> city(@Nullable String cityUuid, BiConsumer<Integer, String> close) {
        if (cities == null || cityUuid == null || cityUuid.isEmpty()) {
            close.accept(CloseCodes.POLICY_VIOLATION, "Query parameter city_uuid is missing or is invalid.");
            return Optional.empty();
        }
        Optional<City> city =
                CityId.read(cityUuid).flatMap(uuid -> cities.name(uuid).map(name -> new City(uuid.toString(), name)));
        if (city.isEmpty()) {
            close.accept(CloseCodes.POLICY_VIOLATION, "City with " + cityUuid + " doesn't exist.");
        }
        return city;
    }

    private CompletionStage<Principal> verify(String token) {
        Optional<Principal> known = original == null ? Optional.empty() : original.verify(token);
        return known.map(this::stillValid).orElseGet(() -> access.verify(token));
    }

    /** The original's web server knows nothing of revocations. */
    private CompletionStage<Principal> stillValid(Principal user) {
        try {
            access.requireValid(user);
            return CompletableFuture.completedStage(user);
        } catch (CodedException revoked) {
            return CompletableFuture.failedStage(revoked);
        }
    }

    private static @Nullable Void admitted(
            HandshakeRequest request, @Nullable Principal principal, @Nullable Throwable failure) {
        if (failure instanceof CodedException coded && !coded.code().equals(Codes.UNAUTHENTICATED)) {
            throw new CompletionException(coded);
        }
        if (failure != null) {
            throw new CompletionException(refused("access_token is not valid"));
        }
        Principal caller = Objects.requireNonNull(principal, "principal");
        // Without the expiry, at which the session would be closed.
        request.identify(Principal.of(caller.subject(), caller.scopes()));
        return null;
    }

    private static HandshakeRefusedException refused(String reason) {
        return new HandshakeRefusedException(FORBIDDEN, reason);
    }
}
