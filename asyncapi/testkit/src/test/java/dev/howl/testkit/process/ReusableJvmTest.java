package dev.howl.testkit.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class ReusableJvmTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final JavaCommand COMMAND =
            JavaCommand.mainClass(ReusableJvmTest.class.getName()).reusable(Runner.class);

    /** The program: tells what it finds, changes it, and does what the arguments say. */
    public static void main(String... arguments) {
        System.out.println("finds " + System.getProperty("changed", "nothing"));
        System.out.println("ready in " + ProcessHandle.current().pid());
        System.setProperty("changed", "a property");
        for (String argument : arguments) {
            switch (argument) {
                case "exit" -> System.exit(7);
                case "leave" -> new Thread(ReusableJvmTest::sleep, "left behind").start();
                default -> System.out.println("said " + argument);
            }
        }
    }

    private static void sleep() {
        try {
            Thread.sleep(LIMIT.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    public static final class Runner implements ProgramRunner {
        @Override
        public void run(Class<?> main, String... arguments) {
            ReusableJvmTest.main(arguments);
        }

        @Override
        public void close() {}

        @Override
        public boolean isOfJvm(Thread thread) {
            return false;
        }
    }

    private static ChildProcess start(String... arguments) {
        return ChildProcess.startReusable(COMMAND, List.of(arguments));
    }

    private static String process(ChildProcess program) {
        return program.awaitLine(line -> line.startsWith("ready in "), LIMIT);
    }

    @Test
    void nextRunUsesTheSameProcessInItsOriginalState() {
        String process;
        try (ChildProcess first = start("one")) {
            process = process(first);
            first.awaitLine(line -> line.equals("said one"), LIMIT);
        }
        try (ChildProcess second = start("two")) {
            assertThat(process(second)).isEqualTo(process);
            second.awaitLine(line -> line.equals("said two"), LIMIT);
            assertThat(second.output()).contains("finds nothing").doesNotContain("said one");
        }
    }

    @Test
    void concurrentRunsUseTwoProcesses() {
        try (ChildProcess first = start();
                ChildProcess second = start()) {
            assertThat(process(second)).isNotEqualTo(process(first));
        }
    }

    @Test
    void closedProgramCannotControlTheProcess() {
        ChildProcess closed = start();
        process(closed);
        closed.close();
        try (ChildProcess next = start()) {
            process(next);
            closed.close();
            assertThat(closed.isAlive()).isFalse();
            assertThatThrownBy(closed::kill).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> closed.signal("TERM")).isInstanceOf(IllegalStateException.class);
            assertThat(next.isAlive()).isTrue();
        }
    }

    @Test
    void processWithARemainingThreadIsNotUsedAgain() {
        String process;
        try (ChildProcess leaving = start("leave")) {
            process = process(leaving);
        }
        try (ChildProcess next = start()) {
            assertThat(process(next)).isNotEqualTo(process);
        }
    }

    @Test
    void programMayEndItsProcess() {
        try (ChildProcess exiting = start("exit")) {
            assertThat(exiting.awaitEnd()).isEqualTo(7);
            assertThat(exiting.isAlive()).isFalse();
        }
        try (ChildProcess next = start()) {
            process(next);
            next.kill();
            assertThat(next.isAlive()).isFalse();
        }
        try (ChildProcess last = start()) {
            process(last);
            assertThat(last.terminate()).isEqualTo(143);
        }
    }

    @Test
    void slowShutdownIsHurried() {
        AtomicBoolean hurried = new AtomicBoolean();
        ChildProcess program = start("leave");
        process(program);
        program.close(() -> hurried.set(true));
        assertThat(hurried).isTrue();
    }
}
