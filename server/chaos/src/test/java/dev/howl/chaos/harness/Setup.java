package dev.howl.chaos.harness;

import java.util.ArrayList;
import java.util.List;

/**
 * The size and settings of a scenario.
 *
 * @param nodes number of servers that share one log
 * @param settings settings of each server, each as {@code name=value}
 * @param fronts number of proxies that clients connect to; a cut affects all connections of one proxy
 * @param witnesses number of subscribing clients
 * @param publishers number of publishing clients
 */
public record Setup(int nodes, List<String> settings, int fronts, int witnesses, int publishers) {
    /** One server with the embedded engine. */
    public static final Setup EMBEDDED = new Setup(1, List.of(), 4, 12, 4);

    public Setup {
        settings = List.copyOf(settings);
    }

    /** Returns a copy with more settings for each server. */
    public Setup with(String... more) {
        List<String> all = new ArrayList<>(settings);
        all.addAll(List.of(more));
        return new Setup(nodes, all, fronts, witnesses, publishers);
    }
}
