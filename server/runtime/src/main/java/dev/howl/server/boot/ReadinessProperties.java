package dev.howl.server.boot;

import java.util.List;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of readiness, {@code howl.readiness.*}.
 *
 * @param requires health components without which this node is not ready: any of {@code database}, {@code engine},
 *     {@code leader} and {@code upstream}. Default: none, so that a node is ready from its start to its drain.
 */
@ConfigurationProperties("howl.readiness")
record ReadinessProperties(@DefaultValue Set<String> requires) {
    private static final List<String> COMPONENTS = List.of("database", "engine", "leader", "upstream");

    ReadinessProperties {
        requires = Set.copyOf(requires);
        for (String name : requires) {
            if (!COMPONENTS.contains(name)) {
                throw new IllegalArgumentException("howl.readiness.requires is '" + name + "'; it must be any of "
                        + String.join(", ", COMPONENTS));
            }
        }
    }
}
