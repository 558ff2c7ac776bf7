package dev.howl.testkit.process;

import java.util.Arrays;

/** The main class of a JVM that starts and ends a program once, and writes the loaded classes when it exits. */
final class TrainingRun {
    private TrainingRun() {}

    /**
     * Runs the program.
     *
     * @param names the class of the {@link ProgramRunner}, the main class of the program, and the program's arguments
     */
    public static void main(String[] names) throws Exception {
        try (ProgramRunner runner = JvmHost.runner(names[0])) {
            runner.run(Class.forName(names[1]), Arrays.copyOfRange(names, 2, names.length));
        }
        System.exit(0);
    }
}
