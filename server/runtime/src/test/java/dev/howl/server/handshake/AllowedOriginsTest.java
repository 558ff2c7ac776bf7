package dev.howl.server.handshake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpHeaders;

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
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.ORIGIN, origin);
        headers.set(HttpHeaders.HOST, host);
        assertThat(new AllowedOrigins(List.of("https://panel.example")).allow(headers, tls))
                .isEqualTo(allowed);
    }
}
