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
 * The routes of {@code /api/moderation/responses}. {@code POST} stores a prepared reply and shows it to the operators; a
 * request that is repeated with the same {@code Idempotency-Key} gets the same response. {@code GET} returns the pending
 * responses, like {@code get_pending_responses}.
 */
final class ModerationApi {
    private static final String RESPONSES = "/api/moderation/responses";
    /** Enough for all texts at their longest, with every character written as an escaped surrogate pair. */
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

    /** Combines the key with the caller's subject, so that the keys of two callers never collide. */
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
