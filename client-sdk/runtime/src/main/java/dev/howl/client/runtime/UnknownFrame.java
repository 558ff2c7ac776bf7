package dev.howl.client.runtime;

import dev.howl.runtime.CodedException;

/**
 * A received frame that is not in the contract or does not match its schema. The client ignores it; a newer server may
 * send such frames.
 *
 * @param text text of the frame as received; empty for a binary frame
 * @param problem the reason why the frame was not understood
 */
public record UnknownFrame(String text, CodedException problem) {}
