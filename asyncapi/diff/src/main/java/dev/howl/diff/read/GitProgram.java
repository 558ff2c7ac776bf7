package dev.howl.diff.read;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The program {@code git}. */
final class GitProgram {
    private static final long SECONDS = 30;

    private GitProgram() {}

    static ProcessBuilder builder(Path folder, String... words) {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(words));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("GIT_TERMINAL_PROMPT", "0");
        builder.environment().put("GIT_OPTIONAL_LOCKS", "0");
        return builder;
    }

    /** Returns the first line of the output; empty if the command failed. */
    static Optional<String> run(Path folder, String... words) throws UnreadableContractException {
        try {
            Process process = builder(folder, words).start();
            process.getOutputStream().close();
            String out = new String(process.getInputStream().readNBytes(100_000), StandardCharsets.UTF_8);
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new UnreadableContractException("git did not answer within " + SECONDS + " s");
            }
            return process.exitValue() == 0
                    ? Optional.of(out.lines().findFirst().orElse(""))
                    : Optional.empty();
        } catch (IOException e) {
            throw absent(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnreadableContractException("interrupted while git was running", e);
        }
    }

    static UnreadableContractException absent(IOException e) {
        return new UnreadableContractException(
                "a revision needs the program git, which could not be started; name a file instead", e);
    }
}
