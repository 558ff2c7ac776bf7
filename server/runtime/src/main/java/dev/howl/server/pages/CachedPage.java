package dev.howl.server.pages;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * A page that was read once and is served from memory, with a strong entity tag. Browsers ask each time whether their
 * copy is current, because the next release may change it, and are answered 304 if it is. Immutable.
 */
public final class CachedPage {
    private static final Duration FOR_EVER = Duration.ofMillis(Long.MAX_VALUE);

    private final MediaType type;
    private final byte[] content;
    private final String tag;

    /** Creates a page; the content must not be changed any more. */
    public CachedPage(MediaType type, byte[] content) {
        this.type = type;
        this.content = content;
        this.tag = tag(content);
    }

    /**
     * Returns a publisher that reads something on first use, on a thread that may block, and keeps it for all later
     * uses. A failure is not kept.
     */
    public static <T> Mono<T> once(Callable<? extends T> read) {
        return Mono.<T>fromCallable(read)
                .subscribeOn(Schedulers.boundedElastic())
                .cache(value -> FOR_EVER, failure -> Duration.ZERO, () -> Duration.ZERO);
    }

    /** Returns a strong entity tag of a content (RFC 9110, section 8.8.3). */
    public static String tag(byte[] content) {
        return '"' + UUID.nameUUIDFromBytes(content).toString() + '"';
    }

    /** Returns whether the client has the content with an entity tag, which it compares weakly (RFC 9110, section 13.1.2). */
    public static boolean isKnown(ServerRequest request, String tag) {
        return request.headers().header(HttpHeaders.IF_NONE_MATCH).stream()
                .flatMap(header -> Stream.of(header.split(",", -1)))
                .map(String::strip)
                .anyMatch(known -> known.equals("*") || known.equals(tag) || known.equals("W/" + tag));
    }

    /** Returns the answer to a GET or HEAD request. */
    public Mono<ServerResponse> answer(ServerRequest request) {
        if (isKnown(request, tag)) {
            return ServerResponse.status(HttpStatus.NOT_MODIFIED)
                    .eTag(tag)
                    .cacheControl(CacheControl.noCache())
                    .build();
        }
        return ServerResponse.ok()
                .contentType(type)
                .eTag(tag)
                .cacheControl(CacheControl.noCache())
                .bodyValue(content);
    }
}
