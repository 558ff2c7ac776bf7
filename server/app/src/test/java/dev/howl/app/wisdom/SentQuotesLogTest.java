package dev.howl.app.wisdom;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class SentQuotesLogTest {
    private final Logger logger = (Logger) LoggerFactory.getLogger(SentQuotesLog.class);
    private final ListAppender<ILoggingEvent> written = new ListAppender<>();
    private final AtomicLong now = new AtomicLong(Duration.ofDays(-3).toNanos());
    private final SentQuotesLog quotes = new SentQuotesLog(now::get);

    @BeforeEach
    void listen() {
        written.start();
        logger.addAppender(written);
    }

    @AfterEach
    void stop() {
        logger.detachAppender(written);
    }

    private List<String> lines() {
        return written.list.stream()
                .filter(event -> event.getLevel() == Level.INFO)
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    private void sendAfter(int seconds) {
        now.addAndGet(Duration.ofSeconds(seconds).toNanos());
        quotes.sent();
    }

    @Test
    void reportsTheFirstQuoteAndThenOnceAMinute() {
        String first = "Sent the first quote; the number of quotes is logged once a minute";
        for (int i = 0; i < 6; i++) {
            sendAfter(10);
        }
        assertThat(lines()).containsExactly(first);
        quotes.failed();
        sendAfter(10);
        String minute = "Sent 7 quotes in the last 60 s; 1 failed, 7 sent since the start";
        assertThat(lines()).containsExactly(first, minute);
        sendAfter(59);
        sendAfter(3600);
        assertThat(lines())
                .containsExactly(first, minute, "Sent 2 quotes in the last 3659 s; 0 failed, 9 sent since the start");
    }

    @Test
    void reportsNothingBeforeAQuoteWasSent() {
        now.addAndGet(Duration.ofHours(1).toNanos());
        quotes.failed();
        assertThat(lines()).isEmpty();
    }
}
