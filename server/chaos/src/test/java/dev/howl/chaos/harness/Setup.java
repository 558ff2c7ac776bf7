package dev.howl.chaos.harness;

import java.util.ArrayList;
import java.util.List;

/**
 * What is set up.
 *
 * @param nodes servers of one log
 * @param settings of each server, as {@code name=value}
 * @param fronts addresses that clients know; the connections of one are cut together
 * @param witnesses clients that listen
 * @param publishers clients that publish
 */
public record Setup(int nodes, List<String> settings, int fronts, int witnesses, int publishers) {
    /** One server that keeps its log in memory. */
    public static final Setup EMBEDDED = new Setup(1, List.of(), 4, 12, 4);

    public Setup {
        settings = List.copyOf(settings);
    }

    /** With more settings of each server. */
    public Setup with(String... more) {
        List<String> all = new ArrayList<>(settings);
        all.addAll(List.of(more));
        return new Setup(nodes, all, fronts, witnesses, publishers);
    }
}
