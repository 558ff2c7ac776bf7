package dev.howl.testkit.transcript;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A writer of a transcript: JSON lines in UTF-8, each with one event; see {@code docs-site/contract-testing.md}. Each line
 * is on its way to the disk when {@link #write} returns, so that a killed recorder loses none. Not thread-safe.
 */
public final class TranscriptWriter implements AutoCloseable {
    private static final int FORMAT = 1;

    private final OutputStream out;
    private final long maxBytes;
    private long bytes;
    private boolean full;
    private @Nullable IOException failure;

    /**
     * Creates the file, or empties it.
     *
     * @param document the contract's file, for people
     * @param target the server's address, for people
     * @param maxBytes size after which no event is written
     * @throws IOException if the file cannot be written
     */
    public TranscriptWriter(Path file, String document, String target, long maxBytes) throws IOException {
        this.maxBytes = maxBytes;
        out = Files.newOutputStream(file);
        line(JsonNodeFactory.instance
                .objectNode()
                .put(TranscriptJson.VERSION, FORMAT)
                .put("document", document)
                .put("target", target)
                .put("time", Instant.now().toString()));
    }

    /** Writes an event, unless the file is full or has failed. */
    public void write(TranscriptLine event, Instant time) {
        if (full || failure != null) {
            return;
        }
        JsonNode json = TranscriptJson.write(event, time);
        if (bytes >= maxBytes) {
            full = true;
            json = JsonNodeFactory.instance
                    .objectNode()
                    .put("time", time.toString())
                    .put(TranscriptJson.EVENT, TranscriptJson.FULL);
        }
        try {
            line(json);
        } catch (IOException e) {
            failure = e;
        }
    }

    private void line(JsonNode json) throws IOException {
        byte[] line = (json + "\n").getBytes(StandardCharsets.UTF_8);
        bytes += line.length;
        out.write(line);
    }

    /** Returns whether events are missing, because the file reached its size limit. */
    public boolean isFull() {
        return full;
    }

    /** Returns the failure after which nothing was written, {@code null} if there was none. */
    public @Nullable IOException failure() {
        return failure;
    }

    @Override
    public void close() {
        try {
            out.close();
        } catch (IOException e) {
            failure = failure == null ? e : failure;
        }
    }
}
