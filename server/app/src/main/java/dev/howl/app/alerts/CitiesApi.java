package dev.howl.app.alerts;

import dev.howl.runtime.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RequestPredicates;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * The endpoint {@code GET /api/cities}, which lists the cities without a token. Clients may cache the answer for a
 * minute.
 */
final class CitiesApi {
    private static final CacheControl CACHE_CONTROL =
            CacheControl.maxAge(Duration.ofMinutes(1)).cachePublic();

    private final Cities cities;
    private volatile @Nullable Answer last;

    private record Listed(List<City> cities) {}

    /**
     * The encoded list.
     *
     * @param cities the list that it was made of
     * @param tag its entity tag
     */
    @SuppressWarnings("ArrayRecordComponent")
    private record Answer(List<City> cities, byte[] body, String tag) {
        static Answer of(List<City> cities) {
            byte[] body = Json.mapper().writeValueAsBytes(new Listed(cities));
            return new Answer(cities, body, '"' + UUID.nameUUIDFromBytes(body).toString() + '"');
        }
    }

    CitiesApi(Cities cities) {
        this.cities = cities;
    }

    RouterFunction<ServerResponse> routes() {
        return RouterFunctions.route(
                RequestPredicates.methods(HttpMethod.GET, HttpMethod.HEAD).and(RequestPredicates.path("/api/cities")),
                this::list);
    }

    private Mono<ServerResponse> list(ServerRequest request) {
        return answer().flatMap(answer -> matches(request, answer.tag())
                ? ServerResponse.status(HttpStatus.NOT_MODIFIED)
                        .eTag(answer.tag())
                        .cacheControl(CACHE_CONTROL)
                        .build()
                : ServerResponse.ok()
                        .contentType(new MediaType(MediaType.APPLICATION_JSON, StandardCharsets.UTF_8))
                        .eTag(answer.tag())
                        .cacheControl(CACHE_CONTROL)
                        .bodyValue(answer.body()));
    }

    /** Encodes the list once for each state of the table, and not on an event loop: there may be thousands of cities. */
    private Mono<Answer> answer() {
        List<City> now = cities.all();
        Answer made = last;
        if (made != null && made.cities() == now) {
            return Mono.just(made);
        }
        return Mono.fromCallable(() -> {
                    Answer answer = Answer.of(now);
                    last = answer;
                    return answer;
                })
                .subscribeOn(Schedulers.boundedElastic());
    }

    /** Compares entity tags weakly (RFC 9110, section 13.1.2). */
    private static boolean matches(ServerRequest request, String tag) {
        return request.headers().header(HttpHeaders.IF_NONE_MATCH).stream()
                .flatMap(header -> Stream.of(header.split(",", -1)))
                .map(String::strip)
                .anyMatch(known -> known.equals("*") || known.equals(tag) || known.equals("W/" + tag));
    }
}
