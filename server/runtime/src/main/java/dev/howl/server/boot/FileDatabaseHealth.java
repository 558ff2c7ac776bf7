package dev.howl.server.boot;

import dev.howl.server.h2.FileDatabase;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** The health of the default database: down while its file cannot be written. */
final class FileDatabaseHealth implements HealthIndicator {
    private final String url;

    FileDatabaseHealth(String url) {
        this.url = url;
    }

    @Override
    public Health health() {
        return FileDatabase.problem(url)
                .map(problem -> Health.down().withDetail("error", problem).build())
                .orElseGet(() -> Health.up().withDetail("database", "H2").build());
    }
}
