package dev.howl.app;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;

/**
 * A failure analyzer for databases that refuse or do not answer at the start. It names the settings that the operator
 * used: {@code spring.datasource.*} or {@code MYSQL_*}. It quotes neither the password nor the options of the URL, which
 * may contain it.
 */
@Order(Ordered.LOWEST_PRECEDENCE - 10)
final class DatabaseStartAnalyzer extends AbstractFailureAnalyzer<SQLException> {
    private static final int ACCESS_DENIED = 1045;
    private static final int ACCESS_TO_DATABASE_DENIED = 1044;
    private static final int UNKNOWN_DATABASE = 1049;

    private final Environment environment;

    DatabaseStartAnalyzer(Environment environment) {
        this.environment = environment;
    }

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, SQLException cause) {
        String reason = reason(cause);
        return reason == null ? null : new FailureAnalysis(reason, null, cause);
    }

    private @Nullable String reason(SQLException cause) {
        String state = String.valueOf(cause.getSQLState());
        String database = "the database " + address();
        int code = cause.getErrorCode();
        if (code == UNKNOWN_DATABASE || state.equals("3D000")) {
            return database + " does not exist; create it, or correct " + setting("url", "MYSQL_DB");
        }
        if (code == ACCESS_TO_DATABASE_DENIED) {
            return database + " does not exist, or user '" + user() + "' may not use it; create it or grant the"
                    + " privileges, or correct " + setting("url", "MYSQL_DB") + " and "
                    + setting("username", "MYSQL_USER");
        }
        if (code == ACCESS_DENIED || state.startsWith("28")) {
            return database + " refuses user '" + user() + "' or the password; correct "
                    + setting("username", "MYSQL_USER") + " and " + setting("password", "MYSQL_PASSWORD");
        }
        return state.startsWith("08")
                ? database + " cannot be reached; start it, or correct " + setting("url", "MYSQL_HOST and MYSQL_PORT")
                : null;
    }

    private String address() {
        String url = environment.getProperty("spring.datasource.url", "");
        return url.replaceFirst("(?i)^jdbc:", "")
                .replaceFirst("//[^/@]*@", "//")
                .replaceFirst("[?;].*", "");
    }

    private String user() {
        return environment.getProperty("spring.datasource.username", "");
    }

    private String setting(String name, String variables) {
        boolean byVariables = environment instanceof ConfigurableEnvironment configurable
                && configurable.getPropertySources().contains("mysql");
        return byVariables ? variables : "spring.datasource." + name;
    }
}
