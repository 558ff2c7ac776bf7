package dev.howl.server.boot;

import dev.howl.server.StartFailure;
import org.springframework.boot.ExitCodeGenerator;

/** Thrown for a {@code howl.*} setting that does not exist. The message names the nearest one. */
final class UnknownSettingException extends RuntimeException implements StartFailure, ExitCodeGenerator {
    private static final long serialVersionUID = 1L;

    UnknownSettingException(String name, String nearest) {
        super(name + " is not a setting; did you mean " + nearest + "?");
    }

    /**
     * {@inheritDoc}
     *
     * <p>2, the exit code for invalid configuration.
     */
    @Override
    public int getExitCode() {
        return 2;
    }
}
