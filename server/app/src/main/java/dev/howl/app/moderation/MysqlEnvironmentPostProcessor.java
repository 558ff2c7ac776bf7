package dev.howl.app.moderation;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;

/**
 * Takes {@code MYSQL_HOST}, {@code MYSQL_USER}, {@code MYSQL_PASSWORD}, {@code MYSQL_DB} and {@code MYSQL_PORT} for
 * {@code spring.datasource.*}, unless that is set. A set that is not complete, or of no sense, ends the start.
 */
final class MysqlEnvironmentPostProcessor implements EnvironmentPostProcessor, Ordered {
    private static final String HOST = "MYSQL_HOST";
    private static final String USER = "MYSQL_USER";
    private static final String PASSWORD = "MYSQL_PASSWORD";
    private static final String DATABASE = "MYSQL_DB";
    private static final String PORT = "MYSQL_PORT";
    private static final String DEFAULT_PORT = "3306";
    private static final int MAX_PORT = 65_535;

    private static final Pattern HOSTS = Pattern.compile("[A-Za-z0-9_.-]{1,255}|(?=.*:.*:)[0-9A-Fa-f:.]{2,45}");
    private static final Pattern DATABASES = Pattern.compile("[A-Za-z0-9_$-]{1,64}");
    /** A cluster that has a service of the name "mysql" sets the second form, whether anybody asked for it or not. */
    private static final Pattern PORTS = Pattern.compile("(?:tcp://[^/]*:)?([0-9]{1,5})");

    /** A connection whose other end is gone without a word is given up, and its thread is free again. */
    private static final String TIMES = "?connectTimeout=5000&socketTimeout=60000";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        try {
            Map<String, Object> source = source(environment);
            if (!source.isEmpty()) {
                environment.getPropertySources().addLast(new MapPropertySource("mysql", source));
            }
        } catch (MysqlSettingsException e) {
            // Logging is not set up yet, and would tell of it in its own way: the start ends as soon as it is.
            application.addInitializers(context -> {
                throw e;
            });
        }
    }

    /**
     * What the variables stand for; empty where there are none, or the application has been told of its database.
     *
     * @throws MysqlSettingsException where they make no sense
     */
    static Map<String, Object> source(Environment environment) {
        if (environment.containsProperty("spring.datasource.url")
                || environment.containsProperty("spring.datasource.jndi-name")
                || Stream.of(HOST, USER, PASSWORD, DATABASE).allMatch(name -> isEmpty(environment, name))) {
            return Map.of();
        }
        checkComplete(environment);
        return Map.of(
                "spring.datasource.url",
                url(environment),
                "spring.datasource.username",
                environment.getRequiredProperty(USER),
                "spring.datasource.password",
                environment.getRequiredProperty(PASSWORD));
    }

    /** A user may have no password, but somebody must have said so. */
    private static void checkComplete(Environment environment) {
        List<String> missing = Stream.of(HOST, USER, PASSWORD, DATABASE)
                .filter(name ->
                        name.equals(PASSWORD) ? !environment.containsProperty(name) : isEmpty(environment, name))
                .toList();
        if (!missing.isEmpty()) {
            throw new MysqlSettingsException(
                    "a database is named by MYSQL_HOST, MYSQL_USER, MYSQL_PASSWORD and MYSQL_DB together, and "
                            + String.join(" and ", missing) + (missing.size() == 1 ? " is" : " are") + " not set");
        }
    }

    private static String url(Environment environment) {
        String host = fitting(HOSTS, environment, HOST, "the name or the address of a host");
        String database = fitting(DATABASES, environment, DATABASE, "from 1 to 64 letters, digits, or _ $ -");
        String address = host.indexOf(':') < 0 ? host : "[" + host + "]";
        return "jdbc:mariadb://" + address + ":" + port(environment) + "/" + database + TIMES;
    }

    private static int port(Environment environment) {
        String text = isEmpty(environment, PORT) ? DEFAULT_PORT : environment.getRequiredProperty(PORT);
        Matcher matcher = PORTS.matcher(text.strip());
        int port = matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
        if (port < 1 || port > MAX_PORT) {
            throw new MysqlSettingsException(PORT + " is '" + text + "'; it must be from 1 to " + MAX_PORT);
        }
        return port;
    }

    private static String fitting(Pattern pattern, Environment environment, String name, String what) {
        String value = environment.getRequiredProperty(name).strip();
        if (!pattern.matcher(value).matches()) {
            throw new MysqlSettingsException(name + " is '" + value + "'; it must be " + what);
        }
        return value;
    }

    private static boolean isEmpty(Environment environment, String name) {
        @Nullable String value = environment.getProperty(name);
        return value == null || value.isBlank();
    }

    /** After the files of the application have been read, before a database in a file is chosen for want of another. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE - 2;
    }
}
