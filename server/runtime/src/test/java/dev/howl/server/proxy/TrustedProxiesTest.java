package dev.howl.server.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;

class TrustedProxiesTest {
    private static final String PROXY = "10.1.2.3";

    private final TrustedProxies proxies = new TrustedProxies(List.of("10.0.0.0/8", "fd00::/8", "192.168.7.7"));

    @Test
    void headersOfOthersAreIgnored() {
        HttpHeaders headers = headers("X-Forwarded-For", "198.51.100.1", "X-Forwarded-Proto", "https");
        headers.set("Forwarded", "for=198.51.100.1;proto=https");
        assertThat(seen("203.0.113.9", headers)).isEqualTo("203.0.113.9 http howl.example");
        assertThat(client(new TrustedProxies(List.of()), PROXY, headers)).isEqualTo("10.1.2.3 http howl.example");
    }

    @Test
    void aTrustedProxyNamesTheClientItsSchemeAndHost() {
        assertThat(seen(
                        PROXY,
                        headers(
                                "X-Forwarded-For",
                                "198.51.100.1",
                                "X-Forwarded-Proto",
                                "https",
                                "X-Forwarded-Host",
                                "public.example")))
                .isEqualTo("198.51.100.1 https public.example");
        assertThat(seen(
                        "fd12::1",
                        headers("Forwarded", "For=\"[2001:db8::7]:4711\";Proto=HTTPS;host=\"public.example:8443\"")))
                .isEqualTo("2001:db8:0:0:0:0:0:7 https public.example:8443");
    }

    @Test
    void theNearestPeerThatIsNoTrustedProxyIsTheClient() {
        // The client invented the first entry; the outer proxy appended the second and the inner one the third.
        assertThat(seen(PROXY, headers("X-Forwarded-For", "127.0.0.1, 198.51.100.1", "X-Forwarded-For", "192.168.7.7")))
                .isEqualTo("198.51.100.1 http howl.example");
        assertThat(seen(PROXY, headers("Forwarded", "for=127.0.0.1, for=198.51.100.1", "Forwarded", "for=192.168.7.7")))
                .isEqualTo("198.51.100.1 http howl.example");
    }

    @Test
    void headersThatContradictEachOtherOrAreMalformedDoNotCount() {
        assertThat(seen(PROXY, headers("X-Forwarded-For", "198.51.100.1", "Forwarded", "for=127.0.0.1")))
                .isEqualTo("10.1.2.3 http howl.example");
        assertThat(seen(PROXY, headers("Forwarded", "for=198.51.100.1;;proto")))
                .isEqualTo("10.1.2.3 http howl.example");
        assertThat(seen(PROXY, headers("Forwarded", "for=127.0.0.1, for=_hidden")))
                .isEqualTo("10.1.2.3 http howl.example");
        assertThat(seen(PROXY, headers("X-Forwarded-For", "localhost"))).isEqualTo("10.1.2.3 http howl.example");
        assertThat(seen(PROXY, headers("X-Forwarded-For", "198.51.100.1,".repeat(40))))
                .isEqualTo("10.1.2.3 http howl.example");
    }

    @Test
    void anEntryThatIsNoAddressIsRefused() {
        for (String wrong : List.of("proxy.example", "10.0.0.0/33", "fd00::/129", "10.0.0", "", "10.0.0.0/x")) {
            assertThatThrownBy(() -> new TrustedProxies(List.of(wrong)))
                    .hasMessage(
                            "'" + wrong + "' is not an IP address or range, such as 10.0.0.7, 10.0.0.0/8 or fd00::/8");
        }
    }

    private String seen(String peer, HttpHeaders headers) {
        return client(proxies, peer, headers);
    }

    private static String client(TrustedProxies proxies, String peer, HttpHeaders headers) {
        InetAddress address = Objects.requireNonNull(IpLiterals.parse(peer));
        RequestSource client = proxies.client(address, false, headers);
        return Objects.requireNonNull(client.address()).getHostAddress() + " " + client.scheme() + " "
                + client.authority();
    }

    private static HttpHeaders headers(String... pairs) {
        HttpHeaders headers = new HttpHeaders();
        headers.add("Host", "howl.example");
        for (int i = 0; i < pairs.length; i += 2) {
            headers.add(pairs[i], pairs[i + 1]);
        }
        return headers;
    }
}
