package dev.howl.server.window;

/**
 * An event in a window.
 *
 * @param seq its sequence number
 * @param frame the encoded WebSocket frame; shared, not to be modified
 * @param at time at which it was added to the window, in ticks of the window's clock
 */
@SuppressWarnings("ArrayRecordComponent")
public record WindowEntry(long seq, byte[] frame, long at) {}
