package dev.howl.server.redis;

/**
 * The newest event of a topic's stream that this node knows of.
 *
 * @param epoch epoch of the streams
 * @param n its number in the stream
 * @param id id of its append
 */
record StreamHead(String epoch, long n, String id) {
    static final StreamHead NONE = new StreamHead("", 0, "");
}
