package dev.howl.app;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Hooks;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;

/** Tests what is logged of a request that fails after it was cancelled. */
class DroppedErrorsTest {
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();

    @BeforeEach
    void listen() {
        logged.start();
        root.addAppender(logged);
    }

    @AfterEach
    void reset() {
        root.detachAppender(logged);
        Hooks.resetOnErrorDropped();
    }

    @Test
    void nothingAboveDebug() {
        DroppedErrors.logForDebug();
        MonoSink<?>[] request = new MonoSink<?>[1];
        Mono.create(sink -> request[0] = sink).subscribe().dispose();
        request[0].error(new IOException("Connection refused"));
        assertThat(logged.list).noneMatch(event -> event.getLevel().isGreaterOrEqual(Level.INFO));
    }
}
