package dev.howl.app.originals.environment;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;

/** Ends the start where Howl is to stand in the place of two servers at once: they have the same ports and paths. */
final class SingleProfileCheck implements EnvironmentPostProcessor, Ordered {
    private static final List<String> ORIGINALS =
            List.of("status-dashboard", "moderation", "wisdom", "weather", "broadcast");

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        List<String> asked = Arrays.stream(environment.getActiveProfiles())
                .filter(ORIGINALS::contains)
                .distinct()
                .toList();
        if (asked.size() > 1) {
            String names = asked.stream().map(name -> "'" + name + "'").collect(Collectors.joining(" and "));
            throw new VariableException(
                    "the profiles " + names + " are each for the place of one server; start with one of them");
        }
    }

    /** Before the variables of either are looked at. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE - 3;
    }
}
