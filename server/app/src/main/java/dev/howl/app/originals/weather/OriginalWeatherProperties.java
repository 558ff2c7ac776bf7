package dev.howl.app.originals.weather;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of the weather server's wires, {@code howl.originals.weather.*}.
 *
 * @param secretKey key with which the original's web server signs the access tokens of its users (HS256). With it, these
 *     tokens are accepted beside those of {@code howl.security}. Default: none.
 */
@ConfigurationProperties("howl.originals.weather")
record OriginalWeatherProperties(@Nullable String secretKey) {
    OriginalWeatherProperties {
        if (secretKey != null && secretKey.isBlank()) {
            throw new IllegalArgumentException("howl.originals.weather.secret-key must not be blank");
        }
    }

    /** Omits the key. */
    @Override
    public String toString() {
        return "OriginalWeatherProperties[]";
    }
}
