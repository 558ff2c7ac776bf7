package dev.howl.runtime;

/** Direction in which a frame travels. */
public enum Direction {
    /** From a client to the server; {@code receive} in the contract. */
    TO_SERVER,
    /** From the server to a client; {@code send} in the contract. */
    TO_CLIENT
}
