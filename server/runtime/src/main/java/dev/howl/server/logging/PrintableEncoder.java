package dev.howl.server.logging;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.encoder.EncoderBase;
import ch.qos.logback.core.spi.AppenderAttachable;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import org.slf4j.ILoggerFactory;
import org.slf4j.LoggerFactory;
import org.springframework.boot.logging.logback.StructuredLogEncoder;

/**
 * A Logback encoder that makes messages and exceptions printable before it passes them to an encoder with a pattern
 * or of structured logs.
 */
final class PrintableEncoder extends EncoderBase<ILoggingEvent> {
    private final Encoder<ILoggingEvent> encoder;

    private PrintableEncoder(Encoder<ILoggingEvent> encoder) {
        this.encoder = encoder;
    }

    /** Puts the encoder in front of those of all appenders; does nothing if SLF4J is not bound to Logback. */
    static void install() {
        ILoggerFactory factory = LoggerFactory.getILoggerFactory();
        if (factory instanceof LoggerContext context) {
            for (Logger logger : context.getLoggerList()) {
                install(logger);
            }
        }
    }

    private static void install(AppenderAttachable<ILoggingEvent> attachable) {
        Iterator<Appender<ILoggingEvent>> appenders = attachable.iteratorForAppenders();
        while (appenders.hasNext()) {
            Appender<ILoggingEvent> appender = appenders.next();
            if (appender instanceof OutputStreamAppender<ILoggingEvent> output && isOfBoot(output.getEncoder())) {
                PrintableEncoder printable = new PrintableEncoder(output.getEncoder());
                printable.setContext(output.getContext());
                printable.start();
                output.setEncoder(printable);
            } else if (appender instanceof AppenderAttachable<?> nested) {
                install(attachable(nested));
            }
        }
    }

    private static boolean isOfBoot(@Nullable Encoder<ILoggingEvent> encoder) {
        return encoder instanceof PatternLayoutEncoder || encoder instanceof StructuredLogEncoder;
    }

    @SuppressWarnings("unchecked") // Appenders of Logback's loggers get logging events only.
    private static AppenderAttachable<ILoggingEvent> attachable(AppenderAttachable<?> nested) {
        return (AppenderAttachable<ILoggingEvent>) nested;
    }

    @Override
    public byte[] headerBytes() {
        return encoder.headerBytes();
    }

    @Override
    public byte[] encode(ILoggingEvent event) {
        return encoder.encode(new PrintableEvent(event));
    }

    @Override
    public byte[] footerBytes() {
        return encoder.footerBytes();
    }

    @Override
    public void stop() {
        super.stop();
        encoder.stop();
    }
}
