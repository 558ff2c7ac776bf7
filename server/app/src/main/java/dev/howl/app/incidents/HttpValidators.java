package dev.howl.app.incidents;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * What a request repeats so that it is answered only with something new (RFC 9110, section 13.1).
 *
 * @param etag the {@code ETag} of the answer that is there, or {@code null}
 * @param lastModified its {@code Last-Modified}, or {@code null}
 */
record HttpValidators(@Nullable String etag, @Nullable String lastModified) {
    static final HttpValidators NONE = new HttpValidators(null, null);

    /**
     * Those of an answer. A time counts only where it was over when the answer was given (section 8.8.2.2): within the
     * same second something may have changed that the time does not tell apart.
     */
    static HttpValidators of(HttpHeaders headers) {
        String etag = headers.getETag();
        if (etag != null) {
            return new HttpValidators(etag, null);
        }
        return isOver(headers) ? new HttpValidators(null, headers.getFirst(HttpHeaders.LAST_MODIFIED)) : NONE;
    }

    private static boolean isOver(HttpHeaders headers) {
        try {
            long modified = headers.getLastModified();
            long date = headers.getDate();
            return modified >= 0
                    && date >= 0
                    && !Instant.ofEpochMilli(date)
                            .isBefore(Instant.ofEpochMilli(modified).plus(Duration.ofSeconds(1)));
        } catch (IllegalArgumentException e) {
            // A date that is none is no validator.
            return false;
        }
    }

    void addTo(HttpHeaders headers) {
        if (etag != null) {
            headers.set(HttpHeaders.IF_NONE_MATCH, etag);
        }
        if (lastModified != null) {
            headers.set(HttpHeaders.IF_MODIFIED_SINCE, lastModified);
        }
    }

    boolean isNone() {
        return etag == null && lastModified == null;
    }
}
