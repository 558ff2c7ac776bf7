package dev.howl.server.boot;

import dev.howl.server.StartFailure;

/** Thrown if a setting needs an optional dependency that is not on the class path. */
final class MissingDependencyException extends RuntimeException implements StartFailure {
    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param setting name of the setting, with its value if it is the value that needs the dependency
     * @param artifact artifact that the application has to add
     */
    MissingDependencyException(String setting, String artifact) {
        super(setting + " needs " + artifact + " on the class path");
    }
}
