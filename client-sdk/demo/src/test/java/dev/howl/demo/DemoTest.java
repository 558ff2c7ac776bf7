package dev.howl.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.model.reader.ContractReader;
import dev.howl.testkit.FrameCheck;
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

/** The tour, through the real server. */
class DemoTest {
    private static final Path JAR = Path.of("../../server/app/target/howl-server.jar");
    private static final Path CONTRACT = Path.of("../../asyncapi/contract/howl.asyncapi.yaml");
    /** A machine that tests other things besides is slow. */
    private static final Tour.Limits PATIENT =
            new Tour.Limits(Duration.ofSeconds(60), Duration.ofSeconds(30), Duration.ofMinutes(3));

    private static final Duration MOMENT = Duration.ofMillis(200);

    /** What a tour said, and its exit code. */
    private record Toured(int exitCode, String out, String err) {}

    @Test
    void everyStepIsShownAndPasses() throws Exception {
        Toured toured = tour(JAR, Tour.STEPS, PATIENT);
        assertThat(toured.err()).isEmpty();
        assertThat(toured.exitCode()).isZero();
        assertThat(toured.out())
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
        assertThat(toured.out().lines()).allMatch(line -> line.length() <= 90);
    }

    @Test
    void nothingIsLeftOfTheServerAndNobodyCanReadItsToken() throws Exception {
        List<String> seen = new ArrayList<>();
        List<Path> folders = new ArrayList<>();
        Step look = step("Look", context -> {
            ProcessHandle server =
                    ProcessHandle.of(context.environment().server().pid()).orElseThrow();
            seen.add(server.info().commandLine().orElseThrow());
            seen.add(context.environment().token());
            Path data = dataFolder(seen.get(0));
            folders.add(data);
            StepContext.check(Files.isDirectory(data), "the server has no data");
        });
        assertThat(tour(JAR, List.of(look), PATIENT).exitCode()).isZero();
        assertThat(seen.get(0)).contains("howl-server.jar").doesNotContain(seen.get(1));
        assertThat(folders).singleElement().satisfies(data -> assertThat(data.getParent())
                .doesNotExist());
        assertThat(ProcessHandle.current().children().filter(ProcessHandle::isAlive))
                .isEmpty();
    }

    @Test
    void aServerThatDiesFailsTheStepAtOnceAndItsLastLinesAreShown() throws Exception {
        Step killed = step("Broadcasts without a server", context -> {
            ProcessHandle.of(context.environment().server().pid()).orElseThrow().destroyForcibly();
            new BroadcastsStep().play(context);
        });
        Toured toured = tour(JAR, List.of(new WisdomStep(), killed, new AlertsStep()), PATIENT);
        assertThat(toured.exitCode()).isEqualTo(1);
        assertThat(toured.out()).contains("step 1 of 3  Wolf wisdom", "step 2 of 3", "failed after ");
        assertThat(toured.out()).doesNotContain("step 3 of 3");
        assertThat(toured.err())
                .contains("howl demo: step 2 of 3 failed: Broadcasts without a server: the server ended with ")
                .contains("The server's last lines:", "  | Howl 0.1.0");
    }

    @Test
    void whatDoesNotComeInTimeFailsTheStepAndIsNamed() throws Exception {
        Step idle = step("Wait", context -> context.next(new Mailbox<String>(), "a letter for Anna"));
        Tour.Limits hasty = new Tour.Limits(PATIENT.start(), MOMENT, PATIENT.steps());
        Toured toured = tour(JAR, List.of(idle), hasty);
        assertThat(toured.exitCode()).isEqualTo(1);
        assertThat(toured.err())
                .contains("step 1 of 1 failed: Wait: this did not come within 200 ms: a letter for Anna");
    }

    @Test
    void whatIsNoServerDoesNotStart(@TempDir Path folder) throws Exception {
        Path text = Files.writeString(folder.resolve("server.jar"), "no jar");
        Toured toured = tour(text, Tour.STEPS, PATIENT);
        assertThat(toured.exitCode()).isEqualTo(3);
        assertThat(toured.err())
                .contains("howl demo: the server ended with 1 before it was ready")
                .contains("The server's last lines:", "  | ", "corrupt jarfile");
    }

    @Test
    void aServerThatTakesTooLongIsGivenUp() throws Exception {
        Tour.Limits hasty = new Tour.Limits(Duration.ofMillis(1), PATIENT.step(), PATIENT.steps());
        Toured toured = tour(JAR, Tour.STEPS, hasty);
        assertThat(toured.exitCode()).isEqualTo(3);
        assertThat(toured.err()).contains("howl demo: the server is not ready after 1 ms");
    }

    /** Goes on the tour; each frame passes a recorder that holds it to the contract. */
    private static Toured tour(Path jar, List<Step> steps, Tour.Limits limits) throws Exception {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        TourScreen screen = new TourScreen(new PrintWriter(out), new TerminalStyle(false, true), DemoSpeed.FAST);
        try (Recorder recorder = Recorder.listening(FrameCheck.of(ContractReader.read(CONTRACT)))) {
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
            return new Toured(exitCode, out.toString(), err.toString());
        }
    }

    private static Path dataFolder(String commandLine) {
        return Stream.of(commandLine.split(" ", -1))
                .filter(word -> word.startsWith("--howl.data-dir="))
                .map(word -> Path.of(word.substring("--howl.data-dir=".length())))
                .findFirst()
                .orElseThrow();
    }

    /** What a step of a test does. */
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
