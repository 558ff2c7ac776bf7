package dev.howl.app.incidents;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * The validators of a response, with which the next request asks for newer content only (RFC 9110, section 13.1).
 *
 * @param etag the {@code ETag}, or {@code null}
 * @param lastModified the {@code Last-Modified}, or {@code null}
 */
record HttpValidators(@Nullable String etag, @Nullable String lastModified) {
    static final HttpValidators NONE = new HttpValidators(null, null);

    /**
     * Returns the validators of a response. {@code Last-Modified} counts only if it is at least a second before
     * {@code Date} (section 8.8.2.2): the content may change twice within a second.
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
            // A malformed date is no validator.
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
