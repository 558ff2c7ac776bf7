package dev.howl.server.boot;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.env.OriginTrackedMapPropertySource;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.CommandLinePropertySource;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * A context initializer that refuses misspelt {@code howl.*} settings of the command line and of configuration files. In
 * environment variables and JVM system properties, which other programs share, they are warnings; a system property that
 * is nearly the name of a setting is refused, too.
 */
final class SettingNameCheck implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    private static final Logger LOG = LoggerFactory.getLogger(SettingNameCheck.class);

    /**
     * Variables with the prefix {@code HOWL_} that are not settings: those of the command line tool, of tests and images,
     * and those that Kubernetes sets for a service whose name starts with {@code howl}.
     */
    private static final Pattern OTHER_VARIABLES = Pattern.compile("HOWL_(URL|TOKEN|HMAC_SECRET|TEST_.*|(.*_)?IMAGE"
            + "|(.*_)?SERVICE_(HOST|PORT.*)|SERVICE_.*|(.*_)?PORT(_\\d+_.*)?)");

    /** System properties that are not settings: those of the tools for tests, which run in the JVM of a tested server. */
    private static final Set<String> OTHER_PROPERTIES = Set.of("howl.coverage");

    private static final int NEARLY = 2;

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        KnownSettings known = KnownSettings.read(
                Objects.requireNonNullElseGet(context.getClassLoader(), ClassLoader::getSystemClassLoader));
        for (PropertySource<?> source : context.getEnvironment().getPropertySources()) {
            if (source instanceof EnumerablePropertySource<?> named) {
                Consumer<String> reaction = reaction(named, known);
                List.of(named.getPropertyNames()).stream()
                        .filter(SettingNameCheck::isOurs)
                        .filter(name -> !known.contains(name))
                        .forEach(reaction);
            }
        }
    }

    private static boolean isOurs(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.startsWith("howl.") || lower.startsWith("howl_");
    }

    private static Consumer<String> reaction(PropertySource<?> source, KnownSettings known) {
        if (source instanceof SystemEnvironmentPropertySource) {
            return name -> {
                if (!OTHER_VARIABLES.matcher(name).matches()) {
                    warn(name, known, "the environment");
                }
            };
        }
        if (source.getName().equals(StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME)) {
            return name -> {
                if (known.distance(name) <= NEARLY) {
                    throw new UnknownSettingException(name, known.nearest(name));
                }
                if (!OTHER_PROPERTIES.contains(name)) {
                    warn(name, known, "the system properties");
                }
            };
        }
        return source instanceof CommandLinePropertySource<?> || source instanceof OriginTrackedMapPropertySource
                ? name -> {
                    throw new UnknownSettingException(name, known.nearest(name));
                }
                : name -> {};
    }

    private static void warn(String name, KnownSettings known, String where) {
        String nearest = known.nearest(name);
        String written = name.indexOf('.') >= 0
                ? nearest
                : nearest.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT);
        LOG.warn("{} in {} is not a setting and has no effect; did you mean {}?", name, where, written);
    }
}
