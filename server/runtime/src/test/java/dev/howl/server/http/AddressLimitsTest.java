package dev.howl.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class AddressLimitsTest {
    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);
    private final AddressLimits limits = new AddressLimits(2, 3, false, now::get);

    @Test
    void anAddressHasAsManyConnectionsAsItMay() throws Exception {
        AddressLimits.Connection first = Objects.requireNonNull(limits.connect(address("198.51.100.1")));
        assertThat(limits.connect(address("198.51.100.1"))).isNotNull();
        assertThat(limits.connect(address("198.51.100.1"))).isNull();
        assertThat(limits.connect(address("198.51.100.2"))).isNotNull();
        first.close();
        first.close();
        assertThat(limits.connect(address("198.51.100.1"))).isNotNull();
        assertThat(limits.connect(address("198.51.100.1"))).isNull();
    }

    @Test
    void anAddressSendsAsManyHandshakesPerSecondAsItMay() throws Exception {
        for (int i = 0; i < 3; i++) {
            assertThat(limits.shakeHands(address("198.51.100.1"))).isTrue();
        }
        assertThat(limits.shakeHands(address("198.51.100.1"))).isFalse();
        now.addAndGet(Duration.ofMillis(334).toNanos());
        assertThat(limits.shakeHands(address("198.51.100.1"))).isTrue();
        assertThat(limits.shakeHands(address("198.51.100.1"))).isFalse();
    }

    @Test
    void anIpv6ClientCountsAsItsNetwork() throws Exception {
        limits.connect(address("2001:db8::1"));
        limits.connect(address("2001:db8::ffff:1"));
        assertThat(limits.connect(address("2001:db8::2"))).isNull();
        assertThat(limits.connect(address("2001:db8:0:1::1"))).isNotNull();
    }

    @Test
    void clientsOnThisMachineAreNotCounted() throws Exception {
        for (int i = 0; i < 10; i++) {
            assertThat(limits.connect(address("127.0.0.1"))).isNotNull();
            assertThat(limits.connect(address("::1"))).isNotNull();
            assertThat(limits.connect(null)).isNotNull();
            assertThat(limits.shakeHands(address("127.0.0.1"))).isTrue();
        }
        AddressLimits all = new AddressLimits(1, 1, true, now::get);
        assertThat(all.connect(address("127.0.0.1"))).isNotNull();
        assertThat(all.connect(address("127.0.0.1"))).isNull();
    }

    @Test
    void addressesThatUseNothingAreForgotten() throws Exception {
        for (int i = 0; i < AddressLimits.MAX_ADDRESSES + 100; i++) {
            limits.shakeHands(InetAddress.getByAddress(new byte[] {10, (byte) (i >> 16), (byte) (i >> 8), (byte) i}));
        }
        assertThat(limits.addresses()).isLessThanOrEqualTo(AddressLimits.MAX_ADDRESSES);
        now.addAndGet(Duration.ofSeconds(2).toNanos());
        Objects.requireNonNull(limits.connect(address("198.51.100.1"))).close();
        assertThat(limits.addresses()).isZero();
    }

    private static InetAddress address(String literal) throws UnknownHostException {
        return InetAddress.getByName(literal);
    }
}
