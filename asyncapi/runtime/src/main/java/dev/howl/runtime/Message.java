package dev.howl.runtime;

/**
 * A message of a contract: every generated message record is one.
 *
 * <p>Implementations are immutable and enforce the bounds of their schema in their constructors.
 */
public interface Message {}
