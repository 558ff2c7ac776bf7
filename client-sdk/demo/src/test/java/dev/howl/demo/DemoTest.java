package dev.howl.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.model.reader.ContractReader;
import dev.howl.testkit.ConformanceCheck;
import dev.howl.testkit.Recorder;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of the whole tour against the real server. */
class DemoTest {
    private static final Path JAR = Path.of("../../server/app/target/howl-server.jar");
    private static final Path CONTRACT = Path.of("../../asyncapi/contract/howl.asyncapi.yaml");
    /** Limits for a machine that runs other tests at the same time. */
    private static final Tour.Limits GENEROUS =
            new Tour.Limits(Duration.ofSeconds(60), Duration.ofSeconds(30), Duration.ofMinutes(3));

    private static final Duration SHORT = Duration.ofMillis(200);

    /** The result of a tour: exit code and output. */
    private record TourResult(int exitCode, String out, String err) {}

    @Test
    void showsAndPassesEveryStep() throws Exception {
        TourResult result = tour(JAR, Tour.STEPS, GENEROUS);
        assertThat(result.err()).isEmpty();
        assertThat(result.exitCode()).isZero();
        assertThat(result.out())
                .containsSubsequence(
                        "step 1 of 7  Wolf wisdom",
                        "step 2 of 7  Broadcasts",
                        "step 3 of 7  Weather alerts",
                        "step 4 of 7  Incidents",
                        "step 5 of 7  Moderation",
                        "step 6 of 7  Resume",
                        "step 7 of 7  Drain",
                        "All 7 steps passed in ")
                .doesNotContain("\u001b");
        assertThat(result.out().lines()).allMatch(line -> line.length() <= 90);
    }

    @Test
    void leavesNoServerBehindAndKeepsTheTokenOutOfTheCommandLine() throws Exception {
        List<String> seen = new ArrayList<>();
        List<Path> folders = new ArrayList<>();
        Step look = step("Look", context -> {
            ProcessHandle server =
                    ProcessHandle.of(context.environment().server().pid()).orElseThrow();
            seen.add(server.info().commandLine().orElseThrow());
            seen.add(context.environment().token());
            Path data = dataFolder(seen.get(0));
            folders.add(data);
            StepContext.check(Files.isDirectory(data), "the data directory of the server does not exist");
        });
        assertThat(tour(JAR, List.of(look), GENEROUS).exitCode()).isZero();
        assertThat(seen.get(0)).contains("howl-server.jar").doesNotContain(seen.get(1));
        assertThat(folders).singleElement().satisfies(data -> assertThat(data.getParent())
                .doesNotExist());
        assertThat(ProcessHandle.current().children().filter(ProcessHandle::isAlive))
                .isEmpty();
    }

    @Test
    void failsTheStepAndShowsTheLastLinesWhenTheServerDies() throws Exception {
        Step killed = step("Broadcasts without a server", context -> {
            ProcessHandle.of(context.environment().server().pid()).orElseThrow().destroyForcibly();
            new BroadcastsStep().play(context);
        });
        TourResult result = tour(JAR, List.of(new WisdomStep(), killed, new AlertsStep()), GENEROUS);
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out()).contains("step 1 of 3  Wolf wisdom", "step 2 of 3", "failed after ");
        assertThat(result.out()).doesNotContain("step 3 of 3");
        assertThat(result.err())
                .contains("howl demo: step 2 of 3 failed: Broadcasts without a server: the server exited with ")
                .contains("The server's last lines:")
                .containsPattern("(?m)^  \\| Howl \\d+\\.\\d+\\.\\d+");
    }

    @Test
    void failsTheStepAndNamesWhatDidNotArriveInTime() throws Exception {
        Step idle = step("Wait", context -> context.next(new Mailbox<String>(), "a letter for Anna"));
        Tour.Limits shortLimits = new Tour.Limits(GENEROUS.start(), SHORT, GENEROUS.steps());
        TourResult result = tour(JAR, List.of(idle), shortLimits);
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err())
                .contains("step 1 of 1 failed: Wait: this did not arrive within 200 ms: a letter for Anna");
    }

    @Test
    void exitsWith3WhenTheJarIsNoServer(@TempDir Path folder) throws Exception {
        Path text = Files.writeString(folder.resolve("server.jar"), "no jar");
        TourResult result = tour(text, Tour.STEPS, GENEROUS);
        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.err())
                .contains("howl demo: the server exited with 1 before it was ready")
                .contains("The server's last lines:", "  | ", "corrupt jarfile");
    }

    @Test
    void exitsWith3WhenTheServerIsNotReadyInTime() throws Exception {
        Tour.Limits shortLimits = new Tour.Limits(Duration.ofMillis(1), GENEROUS.step(), GENEROUS.steps());
        TourResult result = tour(JAR, Tour.STEPS, shortLimits);
        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.err()).contains("howl demo: the server is not ready after 1 ms");
    }

    /** Runs a tour behind a recorder, which validates every frame against the contract. */
    private static TourResult tour(Path jar, List<Step> steps, Tour.Limits limits) throws Exception {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        TourScreen screen = new TourScreen(new PrintWriter(out), new TerminalStyle(false, true), DemoSpeed.FAST);
        try (Recorder recorder = Recorder.listening(ConformanceCheck.of(ContractReader.read(CONTRACT)))) {
            Tour tour = new Tour(
                    jar,
                    0,
                    steps,
                    limits,
                    server -> {
                        recorder.upstream(server);
                        return new InetSocketAddress(server.getAddress(), recorder.port());
                    },
                    screen,
                    new PrintWriter(err, true));
            int exitCode = tour.run();
            return new TourResult(exitCode, out.toString(), err.toString());
        }
    }

    private static Path dataFolder(String commandLine) {
        return Stream.of(commandLine.split(" ", -1))
                .filter(word -> word.startsWith("--howl.data-dir="))
                .map(word -> Path.of(word.substring("--howl.data-dir=".length())))
                .findFirst()
                .orElseThrow();
    }

    /** The action of a step that a test defines. */
    private interface Play {
        void on(StepContext context) throws StepFailedException, InterruptedException;
    }

    private static Step step(String title, Play play) {
        return new Step() {
            @Override
            public String title() {
                return title;
            }

            @Override
            public String about() {
                return "A step of a test.";
            }

            @Override
            public void play(StepContext context) throws StepFailedException, InterruptedException {
                play.on(context);
            }
        };
    }
}
