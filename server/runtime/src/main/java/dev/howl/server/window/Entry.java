package dev.howl.server.window;

/**
 * An event of a window.
 *
 * @param seq its number
 * @param frame ready to be written; shared, never changed
 * @param at when it came to the window, in the ticks of its clock
 */
@SuppressWarnings("ArrayRecordComponent")
public record Entry(long seq, byte[] frame, long at) {}
