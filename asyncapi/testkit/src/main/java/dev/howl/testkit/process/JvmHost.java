package dev.howl.testkit.process;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;

/**
 * The main class of a {@link ReusableJvm}. It reads commands from standard input, runs the program repeatedly, and
 * restores system properties and signal handlers after each run. It exits when standard input ends, hence also when the
 * JVM of the test ends.
 */
final class JvmHost {
    static final int RUN = 1;
    static final int END = 2;

    private static final Duration THREADS_END = Duration.ofSeconds(2);
    private static final Duration STEP = Duration.ofMillis(10);

    private final ProgramRunner runner;
    private final Class<?> main;
    private final SignalHandlers signals = SignalHandlers.current();
    private final PrintStream output = System.out;
    private final PrintStream errors = System.err;
    private Properties properties = System.getProperties();
    private Set<Thread> threads = Set.of();

    private JvmHost(ProgramRunner runner, Class<?> main) {
        this.runner = runner;
        this.main = main;
    }

    /**
     * Executes commands until standard input ends.
     *
     * @param names the class of the {@link ProgramRunner} and the main class of the program
     */
    public static void main(String[] names) throws Exception {
        ProgramRunner runner = runner(names[0]);
        DataInputStream control = new DataInputStream(new BufferedInputStream(System.in));
        System.setIn(InputStream.nullInputStream());
        try {
            new JvmHost(runner, Class.forName(names[1])).obey(control);
        } catch (EOFException e) {
            Runtime.getRuntime().halt(1);
        }
    }

    static ProgramRunner runner(String name) throws ReflectiveOperationException {
        return Class.forName(name)
                .asSubclass(ProgramRunner.class)
                .getDeclaredConstructor()
                .newInstance();
    }

    private void obey(DataInputStream control) throws IOException {
        while (true) {
            int order = control.readInt();
            switch (order) {
                case RUN -> run(arguments(control));
                case END -> end(control.readUTF());
                default -> throw new IOException("no order " + order);
            }
        }
    }

    private static String[] arguments(DataInputStream control) throws IOException {
        String[] arguments = new String[control.readInt()];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = control.readUTF();
        }
        return arguments;
    }

    /** Starts the program in a thread named {@code main}, where a failure is printed as in a JVM of its own. */
    private void run(String... arguments) {
        properties = System.getProperties();
        System.setProperties((Properties) properties.clone());
        threads = Thread.getAllStackTraces().keySet();
        Thread thread = new Thread(
                () -> {
                    try {
                        runner.run(main, arguments);
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                },
                "main");
        thread.start();
    }

    /**
     * Ends the program and prints a line that tells the JVM of the test so.
     *
     * @param mark the prefix of the line; the names of the remaining threads follow it
     */
    private void end(String mark) {
        runner.close();
        List<String> left = awaitThreads();
        System.setProperties(properties);
        System.setOut(output);
        System.setErr(errors);
        signals.restore();
        output.println(mark + String.join(", ", left));
        output.flush();
    }

    private List<String> awaitThreads() {
        long limit = System.nanoTime() + THREADS_END.toNanos();
        List<String> left = left();
        while (!left.isEmpty() && System.nanoTime() < limit) {
            try {
                Thread.sleep(STEP.toMillis());
            } catch (InterruptedException e) {
                return List.of("interrupted");
            }
            left = left();
        }
        return left;
    }

    /** Checks twice, because a thread that ends during the first check may have started another one. */
    private List<String> left() {
        List<String> first = alive();
        return first.isEmpty() ? alive() : first;
    }

    private List<String> alive() {
        List<String> names = new ArrayList<>();
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (!threads.contains(thread) && !runner.isOfJvm(thread)) {
                names.add(thread.getName());
            }
        }
        return names;
    }
}
