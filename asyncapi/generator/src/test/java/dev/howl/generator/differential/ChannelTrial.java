package dev.howl.generator.differential;

import com.networknt.schema.Error;
import dev.howl.runtime.ChannelSpec;
import dev.howl.runtime.CodedException;
import dev.howl.runtime.Codes;
import dev.howl.runtime.Direction;
import dev.howl.runtime.Frame;
import dev.howl.runtime.FrameCodec;
import dev.howl.runtime.FrameFields;
import dev.howl.runtime.Message;
import dev.howl.validation.FrameValidator;
import dev.howl.validation.Violation;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One direction of a generated channel on trial: validator, routing and records, each by what networknt says. */
final class ChannelTrial {
    private static final JsonMapper EXACT = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final RandomDocument document;
    private final FrameValidator validator;
    private final Direction direction;
    private final FrameCodec reader;
    private final FrameCodec writer;
    private final Map<String, Libraries> libraries = new LinkedHashMap<>();
    private int valid;

    /** The validators of a message's schema as it is written. */
    private record Libraries(PlainNetworknt plain, PlainNetworknt withoutFormats, OtherLibrary other) {}

    ChannelTrial(RandomDocument document, FrameValidator validator, ChannelSpec spec, Direction direction) {
        this.document = document;
        this.validator = validator;
        this.direction = direction;
        FrameCodec server = FrameCodec.ofServer(spec);
        FrameCodec client = FrameCodec.ofClient(spec);
        this.reader = direction == Direction.TO_SERVER ? server : client;
        this.writer = direction == Direction.TO_SERVER ? client : server;
        document.of(direction).forEach((id, schema) -> {
            JsonNode whole = document.standalone(schema);
            libraries.put(
                    id,
                    new Libraries(
                            new PlainNetworknt(whole, true),
                            new PlainNetworknt(whole, false),
                            new OtherLibrary(whole)));
        });
    }

    /** Returns the number of frames so far that a message accepts. */
    int valid() {
        return valid;
    }

    /** Returns what is wrong about one frame, a word and a colon first; {@code null} where all agree. */
    @Nullable
    String problem(String text) {
        JsonNode frame = EXACT.readTree(text);
        List<String> accepting = new ArrayList<>();
        for (Map.Entry<String, Libraries> message : libraries.entrySet()) {
            String id = message.getKey();
            Libraries each = message.getValue();
            if (each.withoutFormats.accepts(frame) != each.other.accepts(frame)) {
                return "libraries: of message '" + id + "' networknt says " + each.withoutFormats.violations(frame)
                        + ", and the other library something else";
            }
            boolean accepted = each.plain.accepts(frame);
            if (accepted != violations(id, frame).isEmpty()) {
                return "verdict: of message '" + id + "' networknt says " + each.plain.violations(frame)
                        + ", and the validator " + violations(id, frame);
            }
            if (accepted) {
                accepting.add(id);
            }
        }
        valid += accepting.isEmpty() ? 0 : 1;
        return accepting.isEmpty() ? refused(text, frame) : accepted(text, frame, accepting);
    }

    private List<Violation> violations(String id, JsonNode frame) {
        return validator.validate(direction, id, frame);
    }

    private PlainNetworknt plain(String id) {
        return Objects.requireNonNull(libraries.get(id)).plain;
    }

    private JsonNode schema(String id) {
        return Objects.requireNonNull(document.of(direction).get(id));
    }

    private @Nullable String accepted(String text, JsonNode frame, List<String> accepting) {
        List<String> candidates;
        try {
            candidates = validator.candidates(direction, frame);
        } catch (CodedException e) {
            return "routing: refuses as " + e.code() + " what " + accepting + " accept: " + e.getMessage();
        }
        List<String> chosen = candidates.stream().filter(accepting::contains).toList();
        List<String> missing = accepting.stream()
                .filter(id -> !candidates.contains(id) && !isRest(id))
                .toList();
        if (!missing.isEmpty()) {
            return "routing: leads to " + candidates + ", but " + missing + " accept it, too";
        }
        List<String> told = chosen.stream().filter(id -> !isRest(id)).toList();
        List<String> ordered = accepting.stream().filter(told::contains).toList();
        if (!told.equals(ordered)) {
            return "routing: tries " + told + " in another order than " + ordered;
        }
        // A frame that shows the mark of another message is that one, even if a message without members accepts it.
        return chosen.isEmpty() ? null : record(text, frame, chosen.get(0));
    }

    /** Returns whether a message may say nothing about members, so that it is what is left over and is tried last. */
    private boolean isRest(String id) {
        JsonNode schema = schema(id);
        while (schema.has("$ref")) {
            schema = document.resolved(schema.path("$ref").stringValue());
        }
        return !schema.has("properties") && !schema.has("required");
    }

    private @Nullable String record(String text, JsonNode frame, String id) {
        JsonNode written;
        try {
            Frame read = Frame.firstValid(reader.candidates(text), this::validate);
            if (!read.spec().name().equals(id) && !Documented.isOther(frame)) {
                return "codec: takes a frame of '" + id + "' for '"
                        + read.spec().name() + "'";
            }
            Message message = reader.decode(read);
            written = EXACT.readTree(new String(writer.encode(message, FrameFields.NONE), StandardCharsets.UTF_8));
        } catch (CodedException e) {
            return Documented.refusal(frame, e)
                    ? null
                    : "record: '" + id + "' refuses it: " + e.getMessage() + " at " + e.pointer();
        }
        String difference = Values.difference(frame, written, !document.keepsUnknown());
        if (difference != null) {
            return "record: '" + id + "' changes it at " + difference;
        }
        List<Error> broken = plain(id).violations(written);
        return broken.isEmpty() || Documented.written(frame, broken, !document.keepsUnknown())
                ? null
                : "record: '" + id + "' writes " + written + ", which is invalid: " + broken;
    }

    private void validate(Frame frame) {
        List<Violation> violations = violations(frame.spec().name(), frame.root());
        if (!violations.isEmpty()) {
            throw new CodedException(Codes.SCHEMA_VIOLATION, violations.toString());
        }
    }

    /** Returns what is wrong about a frame that no message accepts: a record that breaks bounds of its constructor. */
    private @Nullable String refused(String text, JsonNode frame) {
        List<Frame> candidates;
        try {
            candidates = Documented.hasLongNumber(frame) ? List.of() : reader.candidates(text);
        } catch (CodedException e) {
            return null;
        }
        for (Frame candidate : candidates) {
            String id = candidate.spec().name();
            Optional<Error> broken = plain(id).violations(frame).stream()
                    .filter(violation -> PlainPlaces.isEnforced(violation, schema(id)))
                    .findFirst();
            if (broken.isPresent() && isRead(candidate)) {
                return "constructor: of '" + id + "' accepts what breaks "
                        + broken.get().getEvaluationPath() + ": " + broken.get();
            }
        }
        return null;
    }

    private boolean isRead(Frame frame) {
        try {
            return reader.decode(frame) != null;
        } catch (CodedException e) {
            return false;
        }
    }
}
