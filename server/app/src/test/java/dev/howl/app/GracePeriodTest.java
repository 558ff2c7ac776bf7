package dev.howl.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.app.support.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The grace periods and the health check that guides, image and compose file name, compared with the server's own. */
class GracePeriodTest {
    private static final Path TOP = Path.of("../..");
    private static final String GUIDE = "docs-site/operating.md";
    private static final String IMAGE = "server/app/Dockerfile";
    /** Seconds after which {@code docker stop} kills, where nothing else is set. */
    private static final int DOCKER_STOP = 10;
    /** Seconds from the end of a drain to the end of the process. */
    private static final int MARGIN = 5;

    private static final Pattern DRAIN = Pattern.compile("HOWL_DRAIN_TIMEOUT[=:] ?(\\d+)s");

    private final int drain = Setting.all().stream()
            .filter(setting -> setting.name().equals("howl.drain.timeout"))
            .mapToInt(setting -> Integer.parseInt(setting.defaultValue().replaceAll("\\D", "")))
            .findFirst()
            .orElseThrow();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "terminationGracePeriodSeconds: (\\d+)",
                "stop_grace_period: (\\d+)s",
                "--stop-timeout (\\d+)",
                "TimeoutStopSec=(\\d+)",
            })
    void theGuideNamesAGracePeriodThatFitsTheDefault(String setting) throws IOException {
        assertThat(seconds(GUIDE, Pattern.compile(setting))).isNotEmpty().allMatch(grace -> grace >= drain + MARGIN);
    }

    @Test
    void allNameTheDefault() throws IOException {
        assertThat(seconds(GUIDE, Pattern.compile("(?:default of |`howl.drain.timeout` \\()(\\d+) s")))
                .hasSize(2)
                .containsOnly(drain);
        assertThat(seconds(GUIDE, Pattern.compile("-e HOWL_DRAIN_TIMEOUT=(\\d+)s --stop-timeout 30")))
                .containsExactly(drain);
        assertThat(seconds(IMAGE, Pattern.compile("HOWL_DRAIN_TIMEOUT=(\\d+)s, the server's own default")))
                .containsExactly(drain);
    }

    @Test
    void theReadmeAndTheImageNameThemToo() throws IOException {
        Pattern grace = Pattern.compile("(?:--stop-timeout|terminationGracePeriodSeconds` is|grace period of) (\\d+)");
        assertThat(seconds("README.md", grace)).hasSize(2).allMatch(seconds -> seconds >= drain + MARGIN);
        assertThat(seconds(IMAGE, grace)).hasSize(2).allMatch(seconds -> seconds >= drain + MARGIN);
        assertThat(text(IMAGE)).contains("stop_grace_period", "terminationGracePeriodSeconds");
    }

    @Test
    void theComposeFileGivesItsDrainTime() throws IOException {
        String compose = "server/app/compose.yaml";
        int own = seconds(compose, DRAIN).get(0);
        assertThat(seconds(compose, Pattern.compile("stop_grace_period: (\\d+)s")))
                .containsExactly(own + MARGIN);
        assertThat(text(GUIDE)).contains("`stop_grace_period: " + (own + MARGIN) + "s`, as in `" + compose + "`");
    }

    @Test
    void aContainerEndsBeforeDockerStopKillsIt() throws IOException {
        assertThat(seconds(IMAGE, Pattern.compile("(?m)^ +HOWL_DRAIN_TIMEOUT=(\\d+)s$")))
                .singleElement()
                .satisfies(own -> {
                    assertThat(own).isLessThan(DOCKER_STOP);
                    assertThat(text(GUIDE)).contains("the image sets `HOWL_DRAIN_TIMEOUT=" + own + "s`");
                });
        assertThat(text(IMAGE)).contains("\nSTOPSIGNAL SIGTERM\n");
    }

    @Test
    void theGuideOfTheBroadcastProfileNamesThatOfItsLongerDrain() throws IOException {
        String guide = "docs-site/drop-in-broadcast.md";
        int longer =
                seconds(guide, Pattern.compile("\\| `TIMEOUT` \\| (\\d+) \\|")).get(0);
        assertThat(seconds(guide, Pattern.compile("(?:docker stop --time|terminationGracePeriodSeconds:) (\\d+)")))
                .hasSize(2)
                .allMatch(grace -> grace >= longer + MARGIN);
    }

    /** The class asks for liveness, as {@link HealthCheckTest} shows: its servers know no other path. */
    @Test
    void theHealthCheckOfTheImageAsksForLiveness() throws IOException {
        List<String> commands = Pattern.compile("HEALTHCHECK [^\\n]*\\\\\\n +CMD \\[.*, \"([^\"]+)\"]\\n")
                .matcher(text(IMAGE))
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(commands).containsExactly(HealthCheck.class.getName());
        assertThat(text(GUIDE)).containsPattern("`/actuator/health/liveness` .*the image's health check");
    }

    private static List<Integer> seconds(String document, Pattern setting) throws IOException {
        return setting.matcher(text(document))
                .results()
                .map((MatchResult found) -> Integer.valueOf(found.group(1)))
                .toList();
    }

    private static String text(String document) throws IOException {
        return Files.readString(TOP.resolve(document));
    }
}
