package dev.howl.testkit.wire;

/** Masking of payloads (RFC 6455, section 5.3). It is its own inverse. */
final class Mask {
    private Mask() {}

    static void apply(byte[] payload, byte[] key) {
        for (int i = 0; i < payload.length; i++) {
            payload[i] ^= key[i & 3];
        }
    }
}
