package dev.howl.testkit.record;

import java.net.URI;
import java.nio.file.Path;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * The options of a {@link TrafficRecorder}.
 *
 * @param host name or address to listen at
 * @param port 0 for a free one
 * @param target {@code ws} or {@code wss}, without path
 * @param tls the context of {@code wss} targets; {@code null} for the JDK's
 * @param transcript the file to write; {@code null} for none
 * @param maxTranscript size in bytes after which no event is written
 * @param maxMessage length in bytes up to which messages are checked
 * @param maxConnections most open connections; more are reset at once
 */
public record RecordOptions(
        String host,
        int port,
        URI target,
        @Nullable SSLContext tls,
        @Nullable Path transcript,
        long maxTranscript,
        int maxMessage,
        int maxConnections) {
    /** Default of {@link #maxTranscript}. */
    public static final long MAX_TRANSCRIPT = 256L * 1024 * 1024;

    /** Default of {@link #maxMessage}. */
    public static final int MAX_MESSAGE = 16 * 1024 * 1024;

    /** Default of {@link #maxConnections}. */
    public static final int MAX_CONNECTIONS = 1_000;

    /** Returns the default options: a free port of the loopback interface, and no transcript. */
    public static RecordOptions to(URI target) {
        return new RecordOptions("127.0.0.1", 0, target, null, null, MAX_TRANSCRIPT, MAX_MESSAGE, MAX_CONNECTIONS);
    }

    /** Returns the options with a file for the transcript. */
    public RecordOptions transcript(Path file) {
        return new RecordOptions(host, port, target, tls, file, maxTranscript, maxMessage, maxConnections);
    }

    /** Returns the options with a context of TLS. */
    public RecordOptions tls(SSLContext context) {
        return new RecordOptions(host, port, target, context, transcript, maxTranscript, maxMessage, maxConnections);
    }
}
