package dev.howl.server.boot;

import dev.howl.server.StartFailure;

/** A Spring Boot that is too old for the starter. The message says which one was found and which one is needed. */
final class UnsupportedBootException extends RuntimeException implements StartFailure {
    private static final long serialVersionUID = 1L;

    UnsupportedBootException(String message) {
        super(message);
    }

    @Override
    public String remedy() {
        return "Use spring-boot-starter-parent or spring-boot-dependencies " + Versions.EXPECTED.springBoot() + ".x.";
    }
}
