package dev.howl.benchmarks.run;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A server that is measured.
 *
 * @param command starts it
 * @param port where it listens
 * @param path where subscribers connect
 * @param howl whether they speak Howl's protocol
 * @param post where events are posted; {@code null} where the server makes them itself, told on its standard input
 * @param compiles whether it compiles while it runs, and so is to be warmed up
 * @param missing why it cannot be measured; {@code null} where it can
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
