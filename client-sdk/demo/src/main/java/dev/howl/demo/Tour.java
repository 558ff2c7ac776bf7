package dev.howl.demo;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The tour: starts a server, plays the steps and stops the server. */
final class Tour {
    static final int PASSED = 0;
    static final int STEP_FAILED = 1;
    static final int NO_SERVER = 3;

    /** All steps. The last one stops the server. */
    static final List<Step> STEPS = List.of(
            new WisdomStep(),
            new BroadcastsStep(),
            new AlertsStep(),
            new IncidentsStep(),
            new ModerationStep(),
            new ResumeStep(),
            new DrainStep());

    private static final int TOKEN_BYTES = 24;
    private static final int LAST_LINES = 20;

    private final Path jar;
    private final int port;
    private final List<Step> steps;
    private final Limits limits;
    private final UnaryOperator<InetSocketAddress> route;
    private final TourScreen screen;
    private final PrintWriter err;

    /**
     * The timeouts of the tour.
     *
     * @param start of the server
     * @param step one step
     * @param steps all steps together
     */
    record Limits(Duration start, Duration step, Duration steps) {
        static final Limits DEFAULT =
                new Limits(Duration.ofSeconds(30), Duration.ofSeconds(15), Duration.ofSeconds(60));
    }

    /**
     * @param port the server's port, 0 for a free one
     * @param route maps the server's address to the one that clients connect to
     */
    Tour(
            Path jar,
            int port,
            List<Step> steps,
            Limits limits,
            UnaryOperator<InetSocketAddress> route,
            TourScreen screen,
            PrintWriter err) {
        this.jar = jar;
        this.port = port;
        this.steps = List.copyOf(steps);
        this.limits = limits;
        this.route = route;
        this.screen = screen;
        this.err = err;
    }

    /** Plays the tour and returns the exit code. Leaves no process and no file behind. */
    int run() throws InterruptedException {
        long began = System.nanoTime();
        screen.title("Howl: five systems, one server");
        String token = token();
        try (DemoDashboard dashboard = DemoDashboard.start();
                ServerProcess server =
                        ServerProcess.start(jar, settings(dashboard), Map.of("HOWL_SECURITY_PUBLISH_TOKEN", token))) {
            IncidentsStep.prepare(dashboard);
            return play(server, dashboard, token, began);
        } catch (ServerStartException | IOException e) {
            err.println("howl demo: " + Causes.sentence(e));
            return NO_SERVER;
        }
    }

    private List<String> settings(DemoDashboard dashboard) {
        return List.of(
                "server.address=127.0.0.1",
                "server.port=" + port,
                "howl.incidents.api-link=" + dashboard.link(),
                "howl.incidents.poll-interval=1s",
                "howl.wisdom.interval=1s",
                "howl.drain.timeout=2s");
    }

    /** Returns a random token, valid as long as the server runs. */
    private static String token() {
        byte[] random = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    private int play(ServerProcess server, DemoDashboard dashboard, String token, long began)
            throws InterruptedException {
        DemoEnvironment environment;
        screen.happened("Server", jar.getFileName() + " starts in an empty folder", null);
        try {
            environment = new DemoEnvironment(server, route.apply(server.awaitReady(limits.start())), dashboard, token);
        } catch (ServerStartException e) {
            report(server, Causes.sentence(e));
            return NO_SERVER;
        }
        screen.happened("Server", "ready at " + environment.http(), StepContext.since(began));
        long ready = System.nanoTime();
        for (int i = 0; i < steps.size(); i++) {
            if (!passes(environment, i, ready)) {
                return STEP_FAILED;
            }
        }
        screen.end("All " + steps.size() + " steps passed in " + TourScreen.text(StepContext.since(began)) + ".");
        return PASSED;
    }

    private boolean passes(DemoEnvironment environment, int index, long ready) throws InterruptedException {
        Step step = steps.get(index);
        screen.step(index + 1, steps.size(), step);
        long start = System.nanoTime();
        Duration left = limits.steps().minus(StepContext.since(ready));
        Duration limit = left.compareTo(limits.step()) < 0 ? left : limits.step();
        StepTimeout timeout = new StepTimeout(limit, environment.server().end());
        try (StepContext context = new StepContext(environment, screen, timeout)) {
            step.play(context);
            screen.passed(StepContext.since(start));
            return true;
        } catch (StepFailedException | RuntimeException e) {
            screen.failed(StepContext.since(start));
            report(
                    environment.server(),
                    "step " + (index + 1) + " of " + steps.size() + " failed: " + step.title() + ": "
                            + Causes.sentence(e));
            return false;
        }
    }

    /** Prints the failure and the server's last lines, unless the user has interrupted the tour. */
    private void report(ServerProcess server, String sentence) {
        if (server.isInterrupted()) {
            return;
        }
        List<String> lines = server.lastLines(LAST_LINES);
        err.println();
        err.println("howl demo: " + sentence);
        err.println(lines.isEmpty() ? "The server has printed nothing." : "The server's last lines:");
        lines.forEach(line -> err.println("  | " + line));
        err.flush();
    }
}
