package dev.howl.app.originals.environment;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;

/** A post-processor that refuses two drop-in profiles at once: their ports and paths collide. */
final class SingleProfileCheck implements EnvironmentPostProcessor, Ordered {
    static final List<String> ORIGINALS = List.of("status-dashboard", "moderation", "wisdom", "weather", "broadcast");

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        List<String> active = Arrays.stream(environment.getActiveProfiles())
                .filter(ORIGINALS::contains)
                .distinct()
                .toList();
        if (active.size() > 1) {
            String names = active.stream().map(name -> "'" + name + "'").collect(Collectors.joining(" and "));
            throw new VariableException("the profiles " + names + " cannot be combined; activate only one of them");
        }
    }

    /** Runs before the post-processors of the profiles. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE - 3;
    }
}
