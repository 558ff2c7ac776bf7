package dev.howl.server.origin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.howl.server.proxy.IpLiterals;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedHostsTest {
    private static final List<String> LISTED = List.of("Howl.example", "192.0.2.7", "2001:db8::7");

    @ParameterizedTest
    @CsvSource({
        "localhost, true",
        "LOCALHOST:8080, true",
        "127.0.0.1:1, true",
        "[::1]:8080, true",
        "[0:0:0:0:0:0:0:1], true",
        "howl.EXAMPLE:8080, true",
        "192.0.2.7, true",
        "[2001:db8::7]:8080, true",
        "192.0.2.8, false",
        "127.0.0.2, false",
        "evil.example, false",
        "localhost.evil.example, false",
        "howl.example.evil.example, false",
        "howl.example@evil.example, false",
        "localhost:8080:1, false",
        "localhost/evil.example, false",
        "'', false"
    })
    void aServerOnALoopbackAddressServesLoopbackNamesAndListedHosts(String host, boolean served) {
        AllowedHosts hosts = new AllowedHosts(LISTED, IpLiterals.parse("127.0.0.1"));
        assertThat(hosts.serves(host, IpLiterals.parse("127.0.0.1"))).isEqualTo(served);
    }

    @Test
    void aServerOnAnotherAddressServesAnyHostUnlessSomeAreListed() {
        AllowedHosts any = new AllowedHosts(List.of(), IpLiterals.parse("192.0.2.1"));
        assertThat(any.serves("evil.example", null)).isTrue();
        assertThat(new AllowedHosts(List.of(), null).serves("evil.example", null))
                .isTrue();
        AllowedHosts listed = new AllowedHosts(LISTED, null);
        assertThat(listed.serves("evil.example", null)).isFalse();
        assertThat(listed.serves("howl.example", null)).isTrue();
        assertThat(listed.serves("localhost", null)).isTrue();
    }

    @Test
    void theAddressOfTheConnectionIsServed() {
        AllowedHosts listed = new AllowedHosts(LISTED, null);
        assertThat(listed.serves("10.1.2.3:8080", IpLiterals.parse("10.1.2.3"))).isTrue();
        assertThat(listed.serves("10.1.2.3:8080", IpLiterals.parse("10.1.2.4"))).isFalse();
    }

    @Test
    void aManagementPortOnAnotherAddressServesAnyHost() {
        AllowedHosts hosts = new AllowedHosts(List.of(), Objects.requireNonNull(IpLiterals.parse("127.0.0.1")));
        assertThat(hosts.serves("pod.example:9090", IpLiterals.parse("10.1.2.3")))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://howl.example", "howl.example:8080", "howl example", "", "howl.example/", "[::1"})
    void anEntryThatIsNoHostIsRefused(String entry) {
        assertThatThrownBy(() -> new AllowedHosts(List.of(entry), null))
                .hasMessageStartingWith("'" + entry + "' is not");
    }
}
