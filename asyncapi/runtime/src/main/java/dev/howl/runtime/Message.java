package dev.howl.runtime;

/**
 * A message of a contract. Every generated message class implements it.
 *
 * <p>Implementations are immutable, and their constructors enforce the constraints of the message's schema.
 */
public interface Message {}
