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
 * Lets requests of the HTTP interface through whose bearer token has a scope, and answers the others as
 * {@link Problem}s, as it does what a handler refuses with a {@link CodedException}.
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

    /** Asks for a token with that scope: 401 without a valid token, 403 where it lacks the scope. */
    public HandlerFilterFunction<ServerResponse, ServerResponse> requiring(String scope) {
        return filter(scope);
    }

    /** Asks for a token, whatever its scopes: 401 without a valid one. */
    public HandlerFilterFunction<ServerResponse, ServerResponse> requiringToken() {
        return filter(null);
    }

    private HandlerFilterFunction<ServerResponse, ServerResponse> filter(@Nullable String scope) {
        return (request, next) -> allowed(request, scope)
                .flatMap(principal -> {
                    request.attributes().put(PRINCIPAL, principal);
                    return next.handle(request);
                })
                .onErrorResume(CodedException.class, refusal -> Problem.response(refusal, scope));
    }

    /**
     * Who makes a request that was let through.
     *
     * @throws IllegalStateException where none of these filters let it through
     */
    public static Principal principal(ServerRequest request) {
        return (Principal) request.attribute(PRINCIPAL)
                .orElseThrow(() -> new IllegalStateException("the route asks for no token"));
    }

    private Mono<Principal> allowed(ServerRequest request, @Nullable String scope) {
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
