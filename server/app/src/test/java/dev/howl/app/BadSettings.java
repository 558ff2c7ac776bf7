package dev.howl.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.app.support.RealServer;
import dev.howl.testkit.process.JavaCommand;
import dev.howl.testkit.process.Program;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** Starts that fail, one after the other in one process: a process for each would take some seconds each. */
public final class BadSettings {
    private static final JavaCommand COMMAND = RealServer.command(BadSettings.class.getName());
    private static final String END = "-- exit code ";

    private BadSettings() {}

    /**
     * A test for each: the start ends with 2 and one sentence.
     *
     * @param table a line for each: {@code name=value | reason}
     */
    public static Stream<DynamicTest> areRefused(String table) {
        Map<String, String> reasons = new LinkedHashMap<>();
        table.lines().map(line -> line.split("\\|", 2)).forEach(line -> reasons.put(line[0].strip(), line[1].strip()));
        List<String> settings = List.copyOf(reasons.keySet());
        try (Program program = Program.start(
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

    /** Each argument is one start's. */
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
            return StartFailures.exitCode(e);
        }
    }
}
