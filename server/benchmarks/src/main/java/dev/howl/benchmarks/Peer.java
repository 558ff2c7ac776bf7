package dev.howl.benchmarks;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A server that is measured.
 *
 * @param command starts it
 * @param path where subscribers connect
 * @param howl whether they speak Howl's protocol
 * @param post where events are posted; {@code null} where the server makes them itself, told on its standard input
 * @param missing why it cannot be measured; {@code null} where it can
 */
record Peer(
        String name,
        List<String> command,
        String path,
        boolean howl,
        @Nullable String post,
        @Nullable String missing) {}
