package dev.howl.cli;

import dev.howl.testkit.conformance.check.RunProgress;
import dev.howl.testkit.conformance.result.CaseResult;
import java.io.PrintWriter;

/** A line on the terminal that tells how far a run is, and is written again and again. */
final class ProgressLine implements RunProgress {
    private static final int WIDTH = 78;
    private static final long EVERY_NANOS = 100_000_000;

    private final PrintWriter out;
    private final boolean shown;
    private int failed;
    private long last;

    /** @param shown {@code false} prints nothing */
    ProgressLine(PrintWriter out, boolean shown) {
        this.out = out;
        this.shown = shown;
    }

    @Override
    public void after(CaseResult result, int done, int planned) {
        failed += result.failed() ? 1 : 0;
        boolean end = done == planned;
        if (!shown || (!end && System.nanoTime() - last < EVERY_NANOS)) {
            return;
        }
        last = System.nanoTime();
        String line = done + "/" + planned + " cases, " + failed + " failed  " + Output.line(result.id());
        String cut = line.length() > WIDTH ? line.substring(0, WIDTH) : line;
        out.print("\r" + cut + " ".repeat(WIDTH - cut.length()) + (end ? "\r" + " ".repeat(WIDTH) + "\r" : ""));
        out.flush();
    }
}
