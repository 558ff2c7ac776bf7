package dev.howl.app.originals.environment;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;

/**
 * Takes quotation marks and comments off the values of {@code .env}. Spring reads it as a file of properties, which knows
 * neither; the programs that such files are written for know both.
 */
final class DotEnv implements EnvironmentPostProcessor, Ordered {
    private static final String FILE = "[.env]";
    private static final Pattern QUOTED = Pattern.compile("(['\"])(.*)\\1(\\s+#.*)?");
    private static final Pattern COMMENT = Pattern.compile("\\s+#.*");

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        for (PropertySource<?> source : environment.getPropertySources()) {
            if (source.getName().contains(FILE) && source instanceof EnumerablePropertySource<?> file) {
                environment.getPropertySources().replace(source.getName(), plain(file));
            }
        }
    }

    private static MapPropertySource plain(EnumerablePropertySource<?> file) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (String name : file.getPropertyNames()) {
            Object value = file.getProperty(name);
            if (value != null) {
                values.put(name, plain(value.toString()));
            }
        }
        return new MapPropertySource(file.getName(), values);
    }

    static String plain(String value) {
        String text = value.strip();
        Matcher quoted = QUOTED.matcher(text);
        return quoted.matches() ? quoted.group(2) : COMMENT.matcher(text).replaceFirst("");
    }

    /** Before anybody looks at a variable. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE - 4;
    }
}
