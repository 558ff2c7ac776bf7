package dev.howl.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.app.support.RealServer;
import dev.howl.testkit.process.ChildProcess;
import dev.howl.testkit.process.JavaCommand;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * A helper that starts the server with one bad setting after another, all in one process to save one JVM start per
 * setting.
 */
public final class BadSettings {
    private static final JavaCommand COMMAND = RealServer.COMMAND.withMainClass(BadSettings.class.getName());
    private static final String END = "-- exit code ";

    private BadSettings() {}

    /**
     * Returns one dynamic test per setting: the start fails with exit code 2 and prints one sentence.
     *
     * @param table one setting per line: {@code name=value | expected reason}
     */
    public static Stream<DynamicTest> areRefused(String table) {
        Map<String, String> reasons = new LinkedHashMap<>();
        table.lines().map(line -> line.split("\\|", 2)).forEach(line -> reasons.put(line[0].strip(), line[1].strip()));
        List<String> settings = List.copyOf(reasons.keySet());
        try (ChildProcess program = ChildProcess.start(
                COMMAND, settings.stream().map(setting -> "--" + setting).toList())) {
            assertThat(program.awaitEnd()).isZero();
            List<String> outputs = List.of(program.output().split("(?<=" + END + "\\d)\n"));
            assertThat(outputs).hasSameSizeAs(settings);
            return settings.stream()
                    .map(setting ->
                            DynamicTest.dynamicTest(setting, () -> assertThat(outputs.get(settings.indexOf(setting)))
                                    .isEqualTo("Howl did not start: " + reasons.get(setting) + "\n" + END + "2")));
        }
    }

    /** Starts the server once for each argument and prints the exit code after each start. */
    public static void main(String[] arguments) {
        for (String argument : arguments) {
            System.out.println(END + exitCode(argument));
        }
        System.exit(0);
    }

    private static int exitCode(String argument) {
        try {
            HowlServer.start(argument);
            return 0;
        } catch (RuntimeException e) {
            return StartExitCodes.exitCode(e);
        }
    }
}
