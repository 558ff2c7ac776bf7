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
 * The environment post-processor that derives {@code spring.datasource.*} from {@code MYSQL_HOST}, {@code MYSQL_USER},
 * {@code MYSQL_PASSWORD}, {@code MYSQL_DB} and {@code MYSQL_PORT}, unless it is set. An incomplete set, or an invalid value,
 * ends the start.
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
    /** The second form is what Kubernetes sets for a service named "mysql". */
    private static final Pattern PORTS = Pattern.compile("(?:tcp://[^/]*:)?([0-9]{1,5})");

    /** Frees the thread of a connection whose peer has vanished without a reset. */
    private static final String TIMEOUTS = "?connectTimeout=5000&socketTimeout=60000";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        try {
            Map<String, Object> source = source(environment);
            if (!source.isEmpty()) {
                environment.getPropertySources().addLast(new MapPropertySource("mysql", source));
            }
        } catch (MysqlSettingsException e) {
            // Logging is not set up yet. An initializer runs when it is, and its exception is reported like any other.
            application.addInitializers(context -> {
                throw e;
            });
        }
    }

    /**
     * Returns the properties that the variables stand for; empty if none is set, or if {@code spring.datasource} is.
     *
     * @throws MysqlSettingsException if a variable is missing or invalid
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

    /** Checks that all variables are set. The password may be empty, but must be set. */
    private static void checkComplete(Environment environment) {
        List<String> missing = Stream.of(HOST, USER, PASSWORD, DATABASE)
                .filter(name ->
                        name.equals(PASSWORD) ? !environment.containsProperty(name) : isEmpty(environment, name))
                .toList();
        if (!missing.isEmpty()) {
            throw new MysqlSettingsException(
                    String.join(" and ", missing) + (missing.size() == 1 ? " is" : " are") + " not set;"
                            + " MYSQL_HOST, MYSQL_USER, MYSQL_PASSWORD and MYSQL_DB configure the database together");
        }
    }

    private static String url(Environment environment) {
        String host = fitting(HOSTS, environment, HOST, "a host name or an IP address");
        String database = fitting(DATABASES, environment, DATABASE, "from 1 to 64 letters, digits, or _ $ -");
        String address = host.indexOf(':') < 0 ? host : "[" + host + "]";
        return "jdbc:mariadb://" + address + ":" + port(environment) + "/" + database + TIMEOUTS;
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

    /** Runs after the application's files have been read and before H2 in a file is chosen as the default database. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE - 2;
    }
}
