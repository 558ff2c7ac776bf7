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
public record ScenarioSetup(int nodes, List<String> settings, int fronts, int witnesses, int publishers) {
    /** One server with the embedded engine. */
    public static final ScenarioSetup EMBEDDED = new ScenarioSetup(1, List.of(), 4, 12, 4);

    public ScenarioSetup {
        settings = List.copyOf(settings);
    }

    /** Returns a copy with more settings for each server. */
    public ScenarioSetup with(String... more) {
        List<String> all = new ArrayList<>(settings);
        all.addAll(List.of(more));
        return new ScenarioSetup(nodes, all, fronts, witnesses, publishers);
    }
}
