package dev.howl.client.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.howl.runtime.ChannelSpec;
import dev.howl.runtime.HandshakeParameter;
import dev.howl.runtime.TextType;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HandshakeTemplateTest {
    private static final ChannelSpec SPEC = ChannelSpec.builder(
                    "rooms", "/houses/{house}/r\u00f6oms/{room}", "Rooms", "1")
            .handshake(
                    Values.class,
                    HandshakeParameter.ofAddress("house", "house", TextType.STRING),
                    HandshakeParameter.ofAddress("room", "room", TextType.STRING),
                    HandshakeParameter.ofQuery("the name", "name", TextType.STRING),
                    HandshakeParameter.ofQuery("tag", "tag", TextType.NUMBER).asList(),
                    HandshakeParameter.ofHeader("X-Device", "X-Device", TextType.STRING),
                    HandshakeParameter.ofHeader("X-Level", "X-Level", TextType.STRING)
                            .asList())
            .build();

    private static final UUID HOUSE = UUID.fromString("0b1c0000-0000-0000-0000-00000000000a");

    record Values(
            UUID house,
            String room,
            @Nullable String name,
            @Nullable List<Long> tag,
            @JsonProperty("X-Device") @Nullable String device,
            @JsonProperty("X-Level") @Nullable List<String> levels) {}

    private static HandshakeTemplate of(String room, @Nullable String name) {
        return new HandshakeTemplate(SPEC, new Values(HOUSE, room, name, List.of(1L, 2L), "phone", List.of("a", "b")));
    }

    private static HandshakeTemplate withHeaders(@Nullable String device, @Nullable List<String> levels) {
        return new HandshakeTemplate(SPEC, new Values(HOUSE, "den", null, null, device, levels));
    }

    @Test
    void valuesArePercentEncoded() {
        assertThat(of("a/b;c+\u00e4%? \ud83d\udc3a", "x&y=+").on(URI.create("ws://localhost:8080")))
                .hasToString("ws://localhost:8080/houses/0b1c0000-0000-0000-0000-00000000000a/r%C3%B6oms/"
                        + "a%2Fb%3Bc%2B%C3%A4%25%3F%20%F0%9F%90%BA?the%20name=x%26y%3D%2B&tag=1&tag=2");
        assertThat(of("den", null).headers()).containsOnly(entry("X-Device", "phone"), entry("X-Level", "a, b"));
    }

    private static Map.Entry<String, String> entry(String name, String value) {
        return Map.entry(name, value);
    }

    @ParameterizedTest
    @CsvSource({
        "wss://howl.example, wss://howl.example/houses",
        "wss://howl.example/, wss://howl.example/houses",
        "ws://howl.example:1/base/, ws://howl.example:1/base/houses",
        "ws://[::1]:9/a%20b, ws://[::1]:9/a%20b/houses"
    })
    void theAddressFollowsThePathOfTheServer(String server, String start) {
        assertThat(of("den", null).on(URI.create(server)).toString()).startsWith(start + "/" + HOUSE);
    }

    @Test
    void theQueryOfTheServerIsKept() {
        assertThat(of("den", "x").on(URI.create("ws://h/?key=1")).getRawQuery())
                .isEqualTo("key=1&the%20name=x&tag=1&tag=2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", ".."})
    void aSegmentThatProxiesRemoveIsRefused(String room) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of(room, null))
                .withMessage(
                        "parameter 'room' of the address /houses/{house}/r\u00f6oms/{room} must not be '" + room + "'");
    }

    @Test
    void aHeaderIsPrintable() {
        assertThat(withHeaders(null, null).headers()).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> withHeaders("a\r\nHost: b", null))
                .withMessage("header 'X-Device' must be printable ASCII without spaces around it");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> withHeaders(null, List.of("a,b")))
                .withMessage("header 'X-Level' must be printable ASCII without spaces around it or commas");
    }

    @Test
    void alternativesAreServers() {
        Options options = new Options(URI.create("ws://one"), withHeaders(null, null), SPEC);
        assertThat(options.withAlternatives(List.of(URI.create("ws://two"))))
                .containsExactly(
                        URI.create("ws://one/houses/" + HOUSE + "/r%C3%B6oms/den"),
                        URI.create("ws://two/houses/" + HOUSE + "/r%C3%B6oms/den"));
    }

    @Test
    void aUriWithoutAPathIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ClientBuilder<Object>(URI.create("ws://one/"), SPEC, connection -> connection))
                .withMessageStartingWith("the URI of one has no path, and channel 'rooms' is at /houses/");
        assertThat(new ClientBuilder<Object>(URI.create("ws://one/houses/1/den"), SPEC, connection -> connection))
                .isNotNull();
    }
}
