package dev.howl.testkit.mock;

import dev.howl.testkit.transcript.TranscriptLine;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A message that a recorded client sent, with what the server sent next. Changed only while a transcript is read. */
final class RecordedExchange {
    private final @Nullable JsonNode content;
    private final @Nullable JsonNode correlation;
    private final List<ReplayFrame> answers = new ArrayList<>();

    /**
     * @param content the frame without the ids that differ between runs; {@code null} if it is binary
     * @param correlation the correlation id; {@code null} if it has none
     */
    RecordedExchange(@Nullable JsonNode content, @Nullable JsonNode correlation) {
        this.content = content;
        this.correlation = correlation;
    }

    void add(ReplayFrame frame) {
        answers.add(frame);
    }

    List<ReplayFrame> answers() {
        return List.copyOf(answers);
    }

    boolean hasCorrelation(@Nullable JsonNode id) {
        return id != null && id.equals(correlation);
    }

    /** Returns whether a message has the same content; a masked value equals any. */
    boolean fits(@Nullable JsonNode actual) {
        if (content == null || actual == null) {
            return content == null && actual == null;
        }
        return equal(content, actual);
    }

    private static boolean equal(JsonNode recorded, JsonNode actual) {
        if (recorded.isString() && recorded.stringValue().equals(TranscriptLine.MASK)) {
            return actual.isValueNode();
        }
        if (recorded.isObject() && actual.isObject() && recorded.size() == actual.size()) {
            return recorded.propertyStream()
                    .allMatch(member ->
                            actual.has(member.getKey()) && equal(member.getValue(), actual.path(member.getKey())));
        }
        if (recorded.isArray() && actual.isArray() && recorded.size() == actual.size()) {
            for (int i = 0; i < recorded.size(); i++) {
                if (!equal(recorded.path(i), actual.path(i))) {
                    return false;
                }
            }
            return true;
        }
        return recorded.equals(actual);
    }
}
