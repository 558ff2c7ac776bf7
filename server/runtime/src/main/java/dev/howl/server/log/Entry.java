package dev.howl.server.log;

/**
 * An event of a log.
 *
 * @param seq its number
 * @param frame ready to be written; shared, never changed
 */
@SuppressWarnings("ArrayRecordComponent")
public record Entry(long seq, byte[] frame) {}
