package dev.howl.demo;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The output of the tour, line by line, with pauses for the reader. Confined to one thread. */
final class TourScreen {
    private static final int ACTOR = 9;
    private static final int TEXT = 58;
    private static final int WHOLE_LINE = 74;
    private static final String INDENT = "      ";
    private static final String CONTINUED = INDENT + " ".repeat(ACTOR + 3);
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final PrintWriter out;
    private final TerminalStyle style;
    private final DemoSpeed speed;

    TourScreen(PrintWriter out, TerminalStyle style, DemoSpeed speed) {
        this.out = out;
        this.style = style;
        this.speed = speed;
    }

    /** Formats a duration in milliseconds below one second, otherwise in tenths of a second. */
    static String text(Duration duration) {
        return duration.compareTo(SECOND) < 0
                ? duration.toMillis() + " ms"
                : String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1_000.0);
    }

    TerminalStyle style() {
        return style;
    }

    void title(String text) {
        print("");
        print("  " + style.bold(text));
        print("");
    }

    /** @param number from 1 on */
    void step(int number, int of, Step step) {
        print("");
        print("  " + style.bar(number, of) + "  " + style.dim("step " + number + " of " + of) + "  "
                + style.bold(step.title()));
        wrapped(step.about(), WHOLE_LINE).forEach(line -> print(INDENT + line));
        print("");
        pause(speed.afterHeading());
    }

    void passed(Duration took) {
        print(INDENT + style.green(style.passed() + " passed in " + text(took)));
    }

    void failed(Duration took) {
        print(INDENT + style.red(style.failed() + " failed after " + text(took)));
    }

    /** Prints a request to the server. */
    void sent(String actor, String text) {
        line(actor, style.cyan(style.sent()), text, null);
    }

    /** Prints a message from the server. */
    void arrived(String actor, String text, @Nullable Duration took) {
        line(actor, style.green(style.arrived()), text, took);
    }

    /** Prints an event that is no message. */
    void happened(String actor, String text, @Nullable Duration took) {
        line(actor, style.dim(style.happened()), text, took);
    }

    void end(String text) {
        print("");
        print("  " + style.bold(text));
        print("");
    }

    private void line(String actor, String mark, String text, @Nullable Duration took) {
        List<String> lines = wrapped(text, TEXT);
        String first = lines.get(0);
        String time = took == null ? "" : " ".repeat(TEXT - first.length()) + style.dim(padded(text(took)));
        print(INDENT + String.format("%-" + ACTOR + "s", actor) + " " + mark + " " + first + time);
        lines.stream().skip(1).forEach(more -> print(CONTINUED + more));
        pause(speed.afterLine());
    }

    private static String padded(String time) {
        return String.format("%8s", time);
    }

    /** Wraps a text into one or more lines. A word that is longer than a line is cut. */
    private List<String> wrapped(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : style.writable(text).strip().split("\\s+", -1)) {
            String fitting = word.length() <= width ? word : word.substring(0, width);
            if (!line.isEmpty() && line.length() + 1 + fitting.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(fitting);
        }
        lines.add(line.toString());
        return lines;
    }

    private void print(String line) {
        out.println(line);
        out.flush();
    }

    private static void pause(Duration time) {
        if (!time.isZero()) {
            new CompletableFuture<@Nullable Void>()
                    .completeOnTimeout(null, time.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
        }
    }
}
