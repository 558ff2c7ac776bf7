package dev.howl.benchmarks.run;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A server to measure.
 *
 * @param command command line that starts it
 * @param port port on which it listens
 * @param path path at which subscribers connect
 * @param howl whether it speaks Howl's protocol
 * @param post path to which events are posted; {@code null} if the server publishes events itself, on commands on its
 *     standard input
 * @param compiles whether it has a just-in-time compiler and needs a warm-up
 * @param missing reason why it cannot be measured; {@code null} if it can
 */
record Peer(
        String name,
        List<String> command,
        int port,
        String path,
        boolean howl,
        @Nullable String post,
        boolean compiles,
        @Nullable String missing) {}
