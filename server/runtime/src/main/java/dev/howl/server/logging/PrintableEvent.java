package dev.howl.server.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.LoggerContextVO;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.event.KeyValuePair;

/** A logging event with a printable message and exception, without secrets in queries. */
record PrintableEvent(ILoggingEvent original) implements ILoggingEvent {
    /** Spring Boot reports on several lines, and without texts of strangers. */
    private static final List<String> REPORTS = List.of(
            "org.springframework.boot.SpringApplication",
            "org.springframework.boot.diagnostics.",
            "org.springframework.boot.autoconfigure.logging.");

    @Override
    public @Nullable String getFormattedMessage() {
        return printable(original.getFormattedMessage());
    }

    @Override
    public @Nullable String getMessage() {
        return printable(original.getMessage());
    }

    private @Nullable String printable(@Nullable String text) {
        return text == null
                ? null
                : PrintableText.of(QuerySecrets.masked(text), REPORTS.stream().anyMatch(getLoggerName()::startsWith));
    }

    @Override
    public @Nullable IThrowableProxy getThrowableProxy() {
        return PrintableThrowable.of(original.getThrowableProxy());
    }

    @Override
    public String getThreadName() {
        return original.getThreadName();
    }

    @Override
    public Level getLevel() {
        return original.getLevel();
    }

    @Override
    public Object[] getArgumentArray() {
        return original.getArgumentArray();
    }

    @Override
    public String getLoggerName() {
        return original.getLoggerName();
    }

    @Override
    public LoggerContextVO getLoggerContextVO() {
        return original.getLoggerContextVO();
    }

    @Override
    public StackTraceElement[] getCallerData() {
        return original.getCallerData();
    }

    @Override
    public boolean hasCallerData() {
        return original.hasCallerData();
    }

    @Override
    public List<Marker> getMarkerList() {
        return original.getMarkerList();
    }

    @Override
    public Map<String, String> getMDCPropertyMap() {
        return original.getMDCPropertyMap();
    }

    // The interface deprecates it, and still calls it.
    @Override
    @Deprecated
    @SuppressWarnings("InlineMeSuggester")
    public Map<String, String> getMdc() {
        return getMDCPropertyMap();
    }

    @Override
    public long getTimeStamp() {
        return original.getTimeStamp();
    }

    @Override
    public int getNanoseconds() {
        return original.getNanoseconds();
    }

    @Override
    public Instant getInstant() {
        return original.getInstant();
    }

    @Override
    public long getSequenceNumber() {
        return original.getSequenceNumber();
    }

    @Override
    public List<KeyValuePair> getKeyValuePairs() {
        return original.getKeyValuePairs();
    }

    @Override
    public void prepareForDeferredProcessing() {
        original.prepareForDeferredProcessing();
    }
}
