package dev.howl.server.session;

/**
 * A constraint of the contract that a handshake violates.
 *
 * @param name the parameter; empty where all of them together violate it
 * @param message the constraint, to be read after the name; never the value, which may be a secret
 */
public record HandshakeViolation(String name, String message) {}
