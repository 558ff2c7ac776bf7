package dev.howl.app.sessions;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.howl.runtime.CodedException;
import dev.howl.runtime.Codes;
import dev.howl.runtime.Json;
import dev.howl.server.Principal;
import dev.howl.server.security.Revocations;
import dev.howl.server.web.ApiAccess;
import java.time.Instant;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * The route {@code DELETE /api/sessions}: it ends the connections of a subject on all nodes and refuses its tokens for a
 * time. It requires the scope {@value Revocations#SCOPE}.
 */
@Configuration(proxyBeanMethods = false)
public class SessionsApi {
    private static final Logger LOG = LoggerFactory.getLogger(SessionsApi.class);

    /**
     * The body of the response.
     *
     * @param until end of the revocation
     * @param connections number of connections that the answering node ended
     * @param nodes number of nodes that are told, the answering one included
     * @param keptIn where the revocation is kept
     */
    record Revoked(
            String subject,
            Instant until,
            int connections,
            int nodes,
            @JsonProperty("kept_in") String keptIn) {
        static Revoked of(Revocations.Revocation revocation) {
            return new Revoked(
                    revocation.subject(),
                    revocation.until(),
                    revocation.connections(),
                    revocation.nodes(),
                    revocation.keeper().name().toLowerCase(Locale.ROOT));
        }
    }

    @Bean
    RouterFunction<ServerResponse> sessionsRoutes(Revocations revocations, ApiAccess access) {
        return RouterFunctions.route()
                .DELETE("/api/sessions", request -> revoke(request, revocations))
                .filter(access.requiring(Revocations.SCOPE))
                .build();
    }

    private static Mono<ServerResponse> revoke(ServerRequest request, Revocations revocations) {
        RevocationRequest revocation = RevocationRequest.of(request.queryParams());
        Principal caller = ApiAccess.principal(request);
        refuseLockout(caller, revocation.subject());
        return Mono.fromCompletionStage(() -> revocations.revoke(revocation.subject(), revocation.duration()))
                .doOnNext(done -> LOG.info(
                        "The tokens of '{}' are refused until {}, as '{}' asked; {} connections to this node are closed",
                        done.subject(),
                        done.until(),
                        caller.subject(),
                        done.connections()))
                .flatMap(SessionsApi::answer);
    }

    /** Refuses to revoke the publish token: it would also be refused here, and there may be no other. */
    private static void refuseLockout(Principal caller, String subject) {
        if (caller.expiresAt() == null && caller.subject().equals(subject)) {
            throw new CodedException(
                    Codes.CONFLICT,
                    "'" + subject
                            + "' is the subject of the token that asks, which does not expire, so that nobody could ask"
                            + " any more; restart the server with another publish token instead");
        }
    }

    private static Mono<ServerResponse> answer(Revocations.Revocation revocation) {
        return ServerResponse.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.noStore())
                .bodyValue(Json.mapper().writeValueAsBytes(Revoked.of(revocation)));
    }
}
