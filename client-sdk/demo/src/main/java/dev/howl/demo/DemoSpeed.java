package dev.howl.demo;

import java.time.Duration;

/** The speed of the tour: the pauses that it makes for the reader. It does not change any timeout. */
enum DemoSpeed {
    FAST(Duration.ZERO, Duration.ZERO),
    NORMAL(Duration.ofMillis(250), Duration.ofSeconds(1));

    private final Duration afterLine;
    private final Duration afterHeading;

    DemoSpeed(Duration afterLine, Duration afterHeading) {
        this.afterLine = afterLine;
        this.afterHeading = afterHeading;
    }

    Duration afterLine() {
        return afterLine;
    }

    Duration afterHeading() {
        return afterHeading;
    }
}
