package dev.howl.app.moderation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.howl.app.support.RealServer;
import dev.howl.testkit.process.ChildProcess;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** Tests of {@link MysqlEnvironmentPostProcessor}, which maps the original's variables to a data source. */
class MysqlEnvironmentPostProcessorTest {
    private static final Map<String, String> COMPLETE = Map.of(
            "MYSQL_HOST", "db.example", "MYSQL_USER", "howl", "MYSQL_PASSWORD", "s3cret", "MYSQL_DB", "moderation");

    @Test
    void buildsTheUrlFromTheCompleteSet() {
        StandardEnvironment environment = processed(COMPLETE);
        assertThat(environment.getProperty("spring.datasource.url"))
                .startsWith("jdbc:mariadb://db.example:3306/moderation?");
        assertThat(environment.getProperty("spring.datasource.username")).isEqualTo("howl");
        assertThat(environment.getProperty("spring.datasource.password")).isEqualTo("s3cret");
    }

    @ParameterizedTest
    @CsvSource({"3307, 3307", "tcp://10.0.0.7:3308, 3308", "' ', 3306"})
    void readsThePort(String port, int expected) {
        assertThat(url(with("MYSQL_PORT", port))).contains(":" + expected + "/");
    }

    @Test
    void acceptsAnIpv6Address() {
        assertThat(url(with("MYSQL_HOST", "fd00::7"))).contains("//[fd00::7]:3306/");
    }

    @Test
    void acceptsAnEmptyPassword() {
        assertThat(processed(with("MYSQL_PASSWORD", "")).getProperty("spring.datasource.password"))
                .isEmpty();
    }

    @Test
    void prefersSpringsOwnSetting() {
        assertThat(url(with("spring.datasource.url", "jdbc:h2:mem:x"))).isEqualTo("jdbc:h2:mem:x");
        assertThat(url(Map.of("spring.datasource.url", "jdbc:h2:mem:x", "MYSQL_HOST", "only")))
                .isEqualTo("jdbc:h2:mem:x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void ignoresEmptyVariables(String empty) {
        assertThat(url(Map.of("MYSQL_HOST", empty, "MYSQL_USER", empty, "MYSQL_PASSWORD", "", "MYSQL_DB", empty)))
                .isNull();
        assertThat(url(Map.of("MYSQL_PORT", "tcp://10.0.0.7:3306"))).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    MYSQL_HOST     | MYSQL_HOST is not set
                    MYSQL_USER     | MYSQL_USER is not set
                    MYSQL_PASSWORD | MYSQL_PASSWORD is not set
                    MYSQL_DB       | MYSQL_DB is not set
                    """)
    void refusesAnIncompleteSet(String missing, String reason) {
        Map<String, String> rest = new HashMap<>(COMPLETE);
        rest.remove(missing);
        assertThatThrownBy(() -> MysqlEnvironmentPostProcessor.source(environment(rest)))
                .hasMessage(reason
                        + "; MYSQL_HOST, MYSQL_USER, MYSQL_PASSWORD and MYSQL_DB configure the database together")
                .hasMessageNotContaining("s3cret");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    MYSQL_HOST | db/other?user=x
                    MYSQL_HOST | db:3306
                    MYSQL_DB   | moderation?allowMultiQueries=true
                    MYSQL_PORT | 0
                    MYSQL_PORT | 65536
                    MYSQL_PORT | http
                    """)
    void refusesAnInvalidValue(String name, String value) {
        assertThatThrownBy(() -> MysqlEnvironmentPostProcessor.source(environment(with(name, value))))
                .hasMessageStartingWith(name + " is '" + value + "'; it must be ")
                .hasMessageNotContaining("s3cret");
    }

    @Test
    void exitsWith2OnAnIncompleteSet() {
        List<String> arguments = List.of("--MYSQL_HOST=db.example", "--MYSQL_PASSWORD=s3cret");
        try (ChildProcess program = ChildProcess.start(RealServer.COMMAND, arguments)) {
            assertThat(program.awaitEnd()).isEqualTo(2);
            assertThat(program.output().strip())
                    .isEqualTo("Howl did not start: MYSQL_USER and MYSQL_DB are not set; MYSQL_HOST, MYSQL_USER,"
                            + " MYSQL_PASSWORD and MYSQL_DB configure the database together");
        }
    }

    private static Map<String, String> with(String name, String value) {
        Map<String, String> settings = new HashMap<>(COMPLETE);
        settings.put(name, value);
        return settings;
    }

    private static @Nullable String url(Map<String, String> settings) {
        return processed(settings).getProperty("spring.datasource.url");
    }

    private static StandardEnvironment processed(Map<String, String> settings) {
        StandardEnvironment environment = environment(settings);
        new MysqlEnvironmentPostProcessor().postProcessEnvironment(environment, new SpringApplication());
        return environment;
    }

    private static StandardEnvironment environment(Map<String, String> settings) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", Map.copyOf(settings)));
        return environment;
    }
}
