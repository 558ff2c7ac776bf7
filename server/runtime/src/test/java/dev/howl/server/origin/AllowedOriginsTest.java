package dev.howl.server.origin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.server.proxy.RequestSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AllowedOriginsTest {

    @ParameterizedTest
    @CsvSource({
        "https://howl.example, howl.example, true, true",
        "https://howl.example, howl.example:443, true, true",
        "https://howl.example:8443, howl.example:8443, true, true",
        "https://HOWL.example:8443, howl.EXAMPLE:8443, true, true",
        "http://howl.example, howl.example, true, false",
        "http://howl.example:8443, howl.example:8443, true, false",
        "https://howl.example:8443, howl.example, true, false",
        "http://howl_server:8080, howl_server:8080, false, true",
        "http://[::1]:8080, [::1]:8080, false, true",
        "http://[::1], [::1]:80, false, true",
        "http://[::1], [::1]:8080, false, false",
        "http://[::1]:8080, [::2]:8080, false, false",
        "http://howl.example:8080, howl.example:80800, false, false",
        "http://evil.example@howl.example, howl.example, false, false",
        "ftp://howl.example, howl.example, false, false",
        "null, howl.example, true, false",
        "null, null, true, false",
        "https://panel.example, howl.example, true, true",
        "http://panel.example, howl.example, true, false",
        // A proxy terminates TLS: the page uses https, the connection that arrives here does not.
        "https://howl.example, howl.example, false, true",
        "http://howl.example, howl.example, false, true",
        "null, howl.example, false, false"
    })
    void aPageMayConnectToItsOwnOriginAndFromListedOnes(String origin, String host, boolean tls, boolean allowed) {
        assertThat(allowed(origin, host, tls, false)).isEqualTo(allowed);
    }

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:8080, 127.0.0.1:8080, false, true",
        "http://localhost:8080, localhost:8080, false, true",
        "http://[::1]:8080, [::1]:8080, false, true",
        "http://192.0.2.7:8080, 192.0.2.7:8080, false, true",
        "https://[2001:db8::7], [2001:db8::7], true, true",
        "http://howl.example, howl.example, false, true",
        "http://HOWL.example, howl.EXAMPLE:80, false, true",
        "https://panel.example, 192.0.2.7, false, true",
        // DNS rebinding: the page's own name resolves to this server.
        "http://evil.example, evil.example, false, false",
        "http://evil.example:8080, evil.example:8080, false, false",
        "http://127.0.0.1.evil.example, 127.0.0.1.evil.example, false, false",
        "http://localhost.evil.example, localhost.evil.example, false, false",
        "http://0x7f000001, 0x7f000001, false, false",
        // Another scheme is another origin, and so is another IP address.
        "https://192.0.2.7, 192.0.2.7, false, false",
        "http://192.0.2.7, 192.0.2.7, true, false",
        "http://127.0.0.1:8080, 192.0.2.7:8080, false, false",
        "http://127.0.0.1:1, 127.0.0.1:8080, false, false",
        "http://localhost:8080, 127.0.0.1:8080, false, false",
        "http://192.0.2.8:8080, howl.example:8080, false, false",
        "null, 127.0.0.1, false, false"
    })
    void whereWritingNeedsNoTokenAPageOfTheSameOriginNeedsAHostThatCannotBeAnothers(
            String origin, String host, boolean tls, boolean allowed) {
        assertThat(allowed(origin, host, tls, true)).isEqualTo(allowed);
    }

    @Test
    void twoOriginsAreRefusedAndNoneIsAccepted() {
        RequestSource request = new RequestSource(null, "http", "127.0.0.1");
        AllowedOrigins origins = origins();
        assertThat(origins.allow(List.of("http://127.0.0.1", "https://panel.example"), request, false))
                .isFalse();
        assertThat(origins.allow(List.of(), request, true)).isTrue();
    }

    private static boolean allowed(String origin, String host, boolean tls, boolean openWriting) {
        RequestSource request = new RequestSource(null, tls ? "https" : "http", host);
        return origins().allow(List.of(origin), request, openWriting);
    }

    private static AllowedOrigins origins() {
        return new AllowedOrigins(List.of("https://panel.example"), new AllowedHosts(List.of("howl.example"), null));
    }
}
