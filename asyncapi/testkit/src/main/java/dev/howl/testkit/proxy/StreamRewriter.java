package dev.howl.testkit.proxy;

/** A change of the bytes that one connection carries to the server. Confined to the connection's thread. */
@FunctionalInterface
public interface StreamRewriter {
    /** A rewriter that changes nothing. */
    StreamRewriter NONE = bytes -> bytes;

    /**
     * Returns what to forward for the next bytes of the client; empty to wait for more.
     *
     * @param bytes not changed
     */
    byte[] rewrite(byte[] bytes);
}
