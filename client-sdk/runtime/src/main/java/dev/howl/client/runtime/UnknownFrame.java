package dev.howl.client.runtime;

import dev.howl.runtime.CodedException;

/**
 * A frame that is not in the contract, or does not fit it. Newer servers may send such frames; they do no harm.
 *
 * @param text as it came; empty for a binary frame
 * @param problem why it was not understood
 */
public record UnknownFrame(String text, CodedException problem) {}
