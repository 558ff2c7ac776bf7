package dev.howl.server.boot;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.health.actuate.endpoint.AdditionalHealthEndpointPath;
import org.springframework.boot.health.actuate.endpoint.HealthEndpointGroup;
import org.springframework.boot.health.actuate.endpoint.HealthEndpointGroups;
import org.springframework.boot.health.actuate.endpoint.HealthEndpointGroupsPostProcessor;
import org.springframework.boot.health.actuate.endpoint.HttpCodeStatusMapper;
import org.springframework.boot.health.actuate.endpoint.StatusAggregator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.core.Ordered;

/**
 * A post-processor that adds the components of {@code howl.readiness.requires} to the readiness group. A required
 * component must be up or unknown; a degraded one counts, too.
 *
 * @param required names of components
 */
record RequiredForReadiness(Set<String> required) implements HealthEndpointGroupsPostProcessor, Ordered {
    private static final String GROUP = "readiness";

    @Override
    public HealthEndpointGroups postProcessHealthEndpointGroups(HealthEndpointGroups groups) {
        HealthEndpointGroup readiness = groups.get(GROUP);
        if (readiness == null || required.isEmpty()) {
            return groups;
        }
        Map<String, HealthEndpointGroup> all = new LinkedHashMap<>();
        groups.getNames().forEach(name -> all.put(name, Objects.requireNonNull(groups.get(name))));
        all.put(GROUP, new Group(readiness, required));
        return HealthEndpointGroups.of(groups.getPrimary(), all);
    }

    /** Runs after the post-processor of Spring Boot that adds the group. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    private record Group(HealthEndpointGroup group, Set<String> required) implements HealthEndpointGroup {
        private static final Set<Status> KNOWN = Set.of(Status.UP, Status.UNKNOWN, Status.DOWN, Status.OUT_OF_SERVICE);

        @Override
        public boolean isMember(String name) {
            return required.contains(name) || group.isMember(name);
        }

        @Override
        public boolean showComponents(SecurityContext context) {
            return group.showComponents(context);
        }

        @Override
        public boolean showDetails(SecurityContext context) {
            return group.showDetails(context);
        }

        @Override
        public StatusAggregator getStatusAggregator() {
            StatusAggregator aggregator = group.getStatusAggregator();
            return statuses ->
                    KNOWN.containsAll(statuses) ? aggregator.getAggregateStatus(statuses) : Status.OUT_OF_SERVICE;
        }

        @Override
        public HttpCodeStatusMapper getHttpCodeStatusMapper() {
            return group.getHttpCodeStatusMapper();
        }

        @Override
        public @Nullable AdditionalHealthEndpointPath getAdditionalPath() {
            return group.getAdditionalPath();
        }
    }
}
