package dev.howl.runtime;

/**
 * A message of a contract. Every generated message record implements it.
 *
 * <p>Implementations are immutable, and their constructors enforce the constraints of the message's schema.
 */
public interface Message {}
