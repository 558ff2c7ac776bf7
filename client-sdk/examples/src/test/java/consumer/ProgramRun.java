package consumer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The result of a program that ran as a user would start it: exit code and output. */
record ProgramRun(int exitCode, String out, String err) {

    /**
     * Runs a program in a folder, and waits for its end.
     *
     * @param work folder for its output
     * @param environment added to that of this process; empty values remove variables
     */
    static ProgramRun of(Path work, Path directory, Map<String, String> environment, String... words)
            throws IOException, InterruptedException {
        Path out = work.resolve("out");
        Path err = work.resolve("err");
        ProcessBuilder builder = new ProcessBuilder(words)
                .directory(directory.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().putAll(environment);
        builder.environment().values().removeIf(String::isEmpty);
        Process process = builder.start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS))
                    .as("ended in time")
                    .isTrue();
        } finally {
            process.destroyForcibly();
        }
        return new ProgramRun(process.exitValue(), Files.readString(out, UTF_8), Files.readString(err, UTF_8));
    }

    /** Returns all output, for messages and for output of which it does not matter where it went. */
    String output() {
        return out + err;
    }
}
