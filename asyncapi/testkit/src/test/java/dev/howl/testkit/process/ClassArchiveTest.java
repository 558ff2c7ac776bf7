package dev.howl.testkit.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ClassArchiveTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final JavaCommand COMMAND =
            JavaCommand.mainClass(ClassArchiveTest.class.getName()).reusable(Runner.class);

    /** The program: prints its arguments, and fails if they say so. */
    public static void main(String... arguments) {
        System.out.println("said " + String.join(" ", arguments));
        if (List.of(arguments).contains("fail")) {
            System.exit(3);
        }
    }

    public static final class Runner implements ProgramRunner {
        @Override
        public void run(Class<?> main, String... arguments) {
            ClassArchiveTest.main(arguments);
        }

        @Override
        public void close() {}

        @Override
        public boolean isOfJvm(Thread thread) {
            return false;
        }
    }

    private static List<String> archives(JavaCommand command) {
        return command.arguments().stream()
                .filter(option -> option.startsWith("-XX:SharedArchiveFile="))
                .toList();
    }

    /** Returns a command for which no test has written an archive. */
    private static JavaCommand unknown() {
        String path = System.getProperty("java.class.path") + java.io.File.pathSeparator + "/none/" + UUID.randomUUID();
        return JavaCommand.mainClass(ClassArchiveTest.class.getName(), path).reusable(Runner.class);
    }

    @Test
    void jvmLoadsItsClassesFromAnArchive() {
        JavaCommand archived = COMMAND.withClassArchive("training");
        assertThat(archives(archived)).hasSize(1).isEqualTo(archives(COMMAND.withClassArchive("training")));
        // Fails to start where the archive cannot be used.
        try (ChildProcess program = ChildProcess.start(archived.with("-Xshare:on"), List.of("one"))) {
            program.awaitLine(line -> line.equals("said one"), LIMIT);
            assertThat(program.awaitEnd()).isZero();
            assertThat(program.output()).doesNotContain("[cds", "training");
        }
        try (ChildProcess program = ChildProcess.startReusable(archived.with("-Xshare:on"), List.of("two"))) {
            program.awaitLine(line -> line.equals("said two"), LIMIT);
        }
    }

    @Test
    void programThatCannotBeTrainedRunsWithoutAnArchive() {
        JavaCommand command = unknown().withClassArchive("fail");
        assertThat(archives(command)).isEmpty();
        try (ChildProcess program = ChildProcess.start(command, List.of("one"))) {
            assertThat(program.awaitEnd()).isZero();
        }
    }

    @Test
    void commandOfAnotherClassUsesTheSameArchive() {
        JavaCommand archived = COMMAND.withClassArchive("training");
        assertThat(archives(archived.withMainClass("com.example.Other"))).isEqualTo(archives(archived));
    }
}
