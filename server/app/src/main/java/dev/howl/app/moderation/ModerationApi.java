package dev.howl.app.moderation;

import dev.howl.runtime.Json;
import dev.howl.server.web.ApiAccess;
import dev.howl.server.web.JsonBody;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * {@code POST /api/moderation/responses}: writes a prepared reply and shows it to the operators. With an
 * {@code Idempotency-Key} a request can be repeated, and is answered the same. {@code GET}: what waits, as
 * {@code get_pending_responses} answers it.
 */
final class ModerationApi {
    private static final String RESPONSES = "/api/moderation/responses";
    /** All texts at their longest, also where every character is written as an escaped pair of surrogates. */
    private static final int MAX_BODY = 512 * 1024;

    private final ModerationService moderation;
    private final JsonBody body = new JsonBody(MAX_BODY);

    ModerationApi(ModerationService moderation) {
        this.moderation = moderation;
    }

    RouterFunction<ServerResponse> routes(ApiAccess access) {
        return RouterFunctions.route()
                .POST(RESPONSES, this::create)
                .GET(RESPONSES, request -> pending())
                .filter(access.requiring("moderate"))
                .build();
    }

    private Mono<ServerResponse> pending() {
        return Mono.fromCompletionStage(moderation::pending).flatMap(snapshot -> ServerResponse.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.noStore())
                .bodyValue(Json.mapper().writeValueAsBytes(snapshot)));
    }

    private Mono<ServerResponse> create(ServerRequest request) {
        String subject = ApiAccess.principal(request).subject();
        return body.read(request, object -> {
            String key = requestKey(subject, JsonBody.idempotencyKey(request));
            ResponseDraft draft = DraftParser.draft(object);
            return Mono.fromCompletionStage(() -> moderation.create(draft, key)).flatMap(ModerationApi::created);
        });
    }

    /** Keys of different callers never meet. */
    private static @Nullable String requestKey(String subject, @Nullable String key) {
        if (key == null) {
            return null;
        }
        String name = subject.length() + ":" + subject + key;
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private static Mono<ServerResponse> created(ModerationService.Created created) {
        byte[] body = Json.mapper()
                .writeValueAsBytes(Json.mapper()
                        .createObjectNode()
                        .put("response_id", Long.toString(created.id()))
                        .put("created_at", created.createdAt().toString()));
        return ServerResponse.status(HttpStatus.CREATED)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body);
    }
}
