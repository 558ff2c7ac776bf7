package dev.howl.app.incidents;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings of the incidents, {@code howl.incidents.*}.
 *
 * @param enabled whether this node takes part in polling the dashboard; if not, it serves the incidents that other
 *     nodes poll
 * @param apiLink http or https URL of the dashboard's incidents, without user, password and fragment. Default:
 *     {@code http://127.0.0.1:5000/api/v1/incidents}.
 * @param pollInterval time from the start of one request to the start of the next, from 100 ms to an hour
 * @param requestTimeout maximum duration of a request with its whole answer, from 50 ms to five minutes
 * @param failFast whether the start fails if the dashboard cannot be read
 * @param maxBytes maximum size of an answer, from 1 KB to 8 MB
 */
@ConfigurationProperties("howl.incidents")
record IncidentsProperties(
        @DefaultValue("true") boolean enabled,
        @Nullable String apiLink,
        @DefaultValue("5s") Duration pollInterval,
        @DefaultValue("3s") Duration requestTimeout,
        @DefaultValue("false") boolean failFast,
        @DefaultValue("5MB") DataSize maxBytes) {
    static final String DEFAULT_LINK = "http://127.0.0.1:5000/api/v1/incidents";

    /** Upper bound of {@code maxBytes}: a snapshot is sent as one message, and clients accept no larger one. */
    private static final DataSize MOST_BYTES = DataSize.ofMegabytes(8);

    IncidentsProperties {
        parse(apiLink);
        between("poll-interval", pollInterval, Duration.ofMillis(100), Duration.ofHours(1), "100ms to 1h");
        between("request-timeout", requestTimeout, Duration.ofMillis(50), Duration.ofMinutes(5), "50ms to 5m");
        if (maxBytes.compareTo(DataSize.ofKilobytes(1)) < 0 || maxBytes.compareTo(MOST_BYTES) > 0) {
            throw new IllegalArgumentException("howl.incidents.max-bytes must be from 1KB to 8MB");
        }
    }

    /** Returns the URL of the dashboard's incidents. */
    URI link() {
        return parse(apiLink);
    }

    /** Returns whether the URL is configured; if not, it is the default. */
    boolean isLinkSet() {
        return apiLink != null && !apiLink.isBlank();
    }

    /** Parses the URL. Error messages do not contain the value, because it may contain a secret. */
    private static URI parse(@Nullable String link) {
        try {
            URI uri = new URI(link == null || link.isBlank() ? DEFAULT_LINK : link.strip());
            boolean isHttp = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            if (isHttp && uri.getHost() != null && uri.getRawUserInfo() == null && uri.getRawFragment() == null) {
                return uri;
            }
        } catch (URISyntaxException e) {
            // Reported below, like every other error.
        }
        throw new IllegalArgumentException(
                "howl.incidents.api-link must be an http or https address, without user, password and fragment");
    }

    private static void between(String name, Duration value, Duration min, Duration max, String range) {
        if (value.compareTo(min) < 0 || value.compareTo(max) > 0) {
            throw new IllegalArgumentException("howl.incidents." + name + " must be from " + range);
        }
    }
}
