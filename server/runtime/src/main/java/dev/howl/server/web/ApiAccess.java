package dev.howl.server.web;

import dev.howl.runtime.CodedException;
import dev.howl.runtime.Codes;
import dev.howl.server.Principal;
import dev.howl.server.security.Access;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.reactive.function.server.HandlerFilterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * The access check for HTTP routes: it admits requests with a bearer token that has a scope and answers the others with
 * a {@link ProblemResponse}. A {@link CodedException} of a handler is answered as a {@link ProblemResponse}, too.
 *
 * <pre>{@code
 * RouterFunctions.route()
 *         .POST("/api/broadcasts", broadcasts::send)
 *         .filter(access.requiring("broadcast"))
 *         .build();
 * }</pre>
 */
public final class ApiAccess {
    private static final String PRINCIPAL = ApiAccess.class.getName() + ".principal";

    private final Access access;

    public ApiAccess(Access access) {
        this.access = access;
    }

    /** Returns a filter that requires a token with a scope: 401 without a valid token, 403 if it lacks the scope. */
    public HandlerFilterFunction<ServerResponse, ServerResponse> requiring(String scope) {
        return filter(scope);
    }

    /** Returns a filter that requires a valid token with any scopes: 401 without one. */
    public HandlerFilterFunction<ServerResponse, ServerResponse> requiringToken() {
        return filter(null);
    }

    private HandlerFilterFunction<ServerResponse, ServerResponse> filter(@Nullable String scope) {
        return (request, next) -> authenticate(request, scope)
                .flatMap(principal -> {
                    request.attributes().put(PRINCIPAL, principal);
                    return next.handle(request);
                })
                .onErrorResume(CodedException.class, refusal -> ProblemResponse.of(refusal, scope));
    }

    /**
     * Returns the caller of a request that one of these filters admitted.
     *
     * @throws IllegalStateException if no filter of this class was applied to the route
     */
    public static Principal principal(ServerRequest request) {
        return (Principal) request.attribute(PRINCIPAL)
                .orElseThrow(() -> new IllegalStateException("the route has no filter of ApiAccess"));
    }

    /**
     * Returns the caller's key of a request with an {@code Idempotency-Key}, which no other caller's request has;
     * {@code null} if it has none.
     *
     * @throws CodedException {@code schema_violation} if the header is repeated, empty or too long
     * @throws IllegalStateException if no filter of this class was applied to the route
     */
    public static @Nullable String idempotencyKey(ServerRequest request) {
        String key = JsonBody.idempotencyKey(request);
        return key == null ? null : principal(request).ownKey(key);
    }

    private Mono<Principal> authenticate(ServerRequest request, @Nullable String scope) {
        return Access.bearer(request.headers().firstHeader(HttpHeaders.AUTHORIZATION))
                .map(token -> Mono.fromCompletionStage(() -> access.verify(token)))
                .orElseGet(() -> Mono.error(missing(scope)))
                .doOnNext(principal -> {
                    if (scope != null) {
                        access.require(principal, scope);
                    }
                });
    }

    private static CodedException missing(@Nullable String scope) {
        String with = scope == null ? "" : " with the scope '" + scope + "'";
        return new CodedException(Codes.UNAUTHENTICATED, "this needs a token" + with);
    }
}
