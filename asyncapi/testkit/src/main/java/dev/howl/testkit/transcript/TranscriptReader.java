package dev.howl.testkit.transcript;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A reader of transcripts. */
public final class TranscriptReader {
    private static final JsonMapper JSON = new JsonMapper();
    /** In bytes; a transcript is kept in memory. */
    private static final long MAX_SIZE = 512L * 1024 * 1024;

    private TranscriptReader() {}

    /**
     * An event with its place.
     *
     * @param line from 1
     */
    public record Numbered(int line, TranscriptLine event) {}

    /**
     * Reads the events of a transcript in order. A last line that is cut off is left out: its writer was killed.
     *
     * @throws IOException if the file cannot be read
     * @throws InvalidTranscriptException if it is no transcript, or one of a later version
     */
    public static List<Numbered> read(Path file) throws IOException, InvalidTranscriptException {
        if (Files.size(file) > MAX_SIZE) {
            throw new InvalidTranscriptException(1, "the file is larger than " + MAX_SIZE + " bytes");
        }
        List<Numbered> events = new ArrayList<>();
        try (BufferedReader in = Files.newBufferedReader(file)) {
            checkFirst(in.readLine());
            int number = 2;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                add(line, number++, !in.ready(), events);
            }
        }
        return events;
    }

    private static void checkFirst(@Nullable String line) throws InvalidTranscriptException {
        JsonNode first = line == null ? null : json(line);
        JsonNode version = first == null ? null : first.get(TranscriptJson.VERSION);
        if (version == null) {
            throw new InvalidTranscriptException(1, "this is no transcript; `howl record --out FILE` writes one");
        }
        if (version.asInt(0) != 1) {
            throw new InvalidTranscriptException(
                    1, "the transcript has version " + version + " of the format; this program reads version 1");
        }
    }

    private static void add(String line, int number, boolean isLast, List<Numbered> events)
            throws InvalidTranscriptException {
        JsonNode json = json(line);
        if (json != null) {
            TranscriptJson.read(json).ifPresent(event -> events.add(new Numbered(number, event)));
        } else if (!isLast) {
            throw new InvalidTranscriptException(number, "the line is not one JSON object");
        }
    }

    private static @Nullable JsonNode json(String line) {
        try {
            JsonNode json = JSON.readTree(line);
            return json.isObject() ? json : null;
        } catch (JacksonException e) {
            return null;
        }
    }
}
