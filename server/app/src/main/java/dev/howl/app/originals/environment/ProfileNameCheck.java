package dev.howl.app.originals.environment;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySource;

/**
 * A post-processor that refuses a profile that changes nothing: neither a drop-in profile nor one with a configuration
 * file of the operator's. Spring would start without it.
 */
final class ProfileNameCheck implements EnvironmentPostProcessor, Ordered {
    private static final String ON_PROFILE = "spring.config.activate.on-profile";
    private static final String GROUP = "spring.profiles.group.";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        for (String profile : environment.getActiveProfiles()) {
            if (!SingleProfileCheck.ORIGINALS.contains(profile) && !isConfigured(profile, environment)) {
                throw new VariableException("the profile '" + profile + "' of spring.profiles.active does not exist;"
                        + " the profiles are " + String.join(", ", SingleProfileCheck.ORIGINALS)
                        + ", and those with a file application-NAME.yaml");
            }
        }
    }

    private static boolean isConfigured(String profile, ConfigurableEnvironment environment) {
        MutablePropertySources sources = environment.getPropertySources();
        Pattern file = Pattern.compile(".*-" + Pattern.quote(profile) + "\\.(ya?ml|properties|xml)\\b.*");
        return environment.containsProperty(GROUP + profile)
                || environment.containsProperty(GROUP + profile + "[0]")
                || sources.stream()
                        .anyMatch(source -> file.matcher(source.getName()).matches())
                || sources.stream().flatMap(ProfileNameCheck::conditions).anyMatch(on -> on.contains(profile));
    }

    /** Returns the profiles for which a document of a configuration file is active. */
    private static Stream<String> conditions(PropertySource<?> source) {
        return source instanceof EnumerablePropertySource<?> named
                ? Arrays.stream(named.getPropertyNames())
                        .filter(name -> name.startsWith(ON_PROFILE))
                        .map(name -> String.valueOf(named.getProperty(name)))
                : Stream.empty();
    }

    /** Runs before the post-processors of the profiles. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE - 3;
    }
}
