package dev.howl.app.originals.environment;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * A post-processor that reads {@code .env} like other dotenv parsers and ranks its variables directly below the
 * variables of the process. Spring reads the file as properties: it knows no quotes, no {@code export} and no comment
 * after a value, treats a backslash as an escape, does not relax the names, and ranks the file below that of a profile.
 */
final class DotEnvPostProcessor implements EnvironmentPostProcessor, Ordered {
    private static final String NAME = ".env";
    private static final String FILE = "[" + NAME + "]";
    /** The suffix makes Spring Boot map the names like those of environment variables. */
    private static final String SOURCE = NAME + "-" + StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;

    private static final Pattern LINE = Pattern.compile("\\s*(?:export\\s+)?([^\\s=#]+)\\s*=(.*)");
    private static final Pattern LITERAL = Pattern.compile("'([^']*)'(?:\\s+#.*)?");
    private static final Pattern ESCAPED = Pattern.compile("\"((?:[^\"\\\\]++|\\\\.)*+)\"(?:\\s+#.*)?");
    private static final Pattern ESCAPE = Pattern.compile("\\\\([\\\\\"nrt])");
    private static final Pattern COMMENT = Pattern.compile("\\s+#.*");

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        MutablePropertySources sources = environment.getPropertySources();
        for (PropertySource<?> source : sources) {
            if (source.getName().contains(FILE) && source instanceof EnumerablePropertySource<?> file) {
                sources.remove(file.getName());
                sources.addAfter(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        new SystemEnvironmentPropertySource(SOURCE, values(file, read(Path.of(NAME)))));
            }
        }
    }

    /** Keeps what Spring has read from lines that dotenv does not know, such as {@code name: value}. */
    private static Map<String, Object> values(EnumerablePropertySource<?> file, String text) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (String name : file.getPropertyNames()) {
            Object value = file.getProperty(name);
            if (value != null) {
                values.put(name, value.toString());
            }
        }
        values.putAll(lines(text));
        return values;
    }

    private static String read(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new VariableException("the file " + NAME + " cannot be read");
        }
    }

    /** Parses a file into variables by name; the last of two definitions wins. */
    static Map<String, String> lines(String text) {
        Map<String, String> values = new LinkedHashMap<>();
        text.replaceFirst("^\uFEFF", "").lines().forEach(line -> {
            Matcher parts = LINE.matcher(line);
            if (parts.matches()) {
                values.put(parts.group(1), value(parts.group(2)));
            }
        });
        return values;
    }

    private static String value(String written) {
        String text = written.strip();
        Matcher literal = LITERAL.matcher(text);
        if (literal.matches()) {
            return literal.group(1);
        }
        Matcher escaped = ESCAPED.matcher(text);
        if (escaped.matches()) {
            return ESCAPE.matcher(escaped.group(1))
                    .replaceAll(found -> Matcher.quoteReplacement(character(found.group(1))));
        }
        return COMMENT.matcher(written).replaceFirst("").strip();
    }

    private static String character(String escape) {
        return switch (escape) {
            case "n" -> "\n";
            case "r" -> "\r";
            case "t" -> "\t";
            default -> escape;
        };
    }

    /** Runs before any post-processor that reads variables. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE - 4;
    }
}
