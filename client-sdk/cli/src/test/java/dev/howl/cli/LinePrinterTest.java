package dev.howl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.testkit.Await;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Tests of {@link LinePrinter}. */
class LinePrinterTest {

    @Test
    void printsAllLinesInOrderBeforeItEnds() {
        StringWriter out = new StringWriter();
        LinePrinter printer = new LinePrinter(new PrintWriter(out));
        printer.print("one");
        printer.printLast("two");
        printer.close();
        assertThat(out.toString().lines()).containsExactly("one", "two");
        assertThat(printer.dropped()).isZero();
    }

    @Test
    void dropsAndCountsLinesInsteadOfWaitingForAStoppedTerminal() {
        CountDownLatch stopped = new CountDownLatch(1);
        Writer terminal = new StringWriter() {
            @Override
            public void write(String text, int from, int length) {
                try {
                    stopped.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        };
        LinePrinter printer = new LinePrinter(new PrintWriter(terminal));
        for (int i = 0; i < 20_000; i++) {
            printer.print("line");
        }
        Await.until("lines are dropped", () -> printer.dropped() > 9_000);
        stopped.countDown();
        printer.close();
        assertThat(printer.dropped()).isLessThanOrEqualTo(10_000);
    }
}
