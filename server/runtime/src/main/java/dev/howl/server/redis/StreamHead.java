package dev.howl.server.redis;

/**
 * The newest event that this node knows to be in the stream of a topic.
 *
 * @param epoch of Redis
 * @param n its number in the stream
 * @param id of the append
 */
record StreamHead(String epoch, long n, String id) {
    static final StreamHead NONE = new StreamHead("", 0, "");
}
