package dev.howl.testkit.record;

import dev.howl.model.Channel;
import dev.howl.model.Message;
import dev.howl.runtime.Direction;
import dev.howl.testkit.CheckedMessage;
import dev.howl.testkit.ConformanceCheck;
import dev.howl.testkit.MessageAssembler;
import dev.howl.testkit.RecordedFrame;
import dev.howl.testkit.record.TrafficEvent.Kind;
import dev.howl.testkit.transcript.TranscriptLine;
import dev.howl.testkit.wire.FrameParser;
import dev.howl.testkit.wire.Opcode;
import dev.howl.testkit.wire.WireFrame;
import dev.howl.validation.Violation;
import java.io.ByteArrayOutputStream;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** One direction of an upgraded connection: checks its frames and messages, and tells the log. Not thread-safe. */
final class TrafficStream implements ConformanceCheck {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final CheckedMessage NOTHING = new CheckedMessage(null, null, List.of());

    private final int connection;
    private final Direction direction;
    private final @Nullable RecordedChannel channel;
    private final TrafficLog log;
    private final FrameParser frames;
    private final MessageAssembler messages;
    private final ByteArrayOutputStream binary = new ByteArrayOutputStream();
    private CheckedMessage last = NOTHING;
    private int opcode;
    private int unforwarded;
    private boolean lost;

    /** @param channel {@code null} if the contract has none at this path: then RFC 6455 alone is checked */
    TrafficStream(int connection, String path, Direction direction, @Nullable RecordedChannel channel, TrafficLog log) {
        this.connection = connection;
        this.direction = direction;
        this.channel = channel;
        this.log = log;
        messages = new MessageAssembler(connection, path, direction, this, log.maxMessage());
        frames = new FrameParser(log.maxMessage(), this::frame);
    }

    private String channelId() {
        return channel == null ? "" : channel.id();
    }

    void read(byte[] bytes, int from) {
        if (!frames.accept(bytes, from, bytes.length - from) && !lost) {
            lost = true;
            violated(new Violation("", "protocol", "the length of a frame cannot be parsed (RFC 6455, section 5.2)"));
            log.unchecked(connection, channelId(), direction, "the rest of this direction cannot be read");
        }
    }

    /** Counts the latency of the frames that ended in the bytes that were forwarded. */
    void forwarded(long nanos) {
        log.latencies().add(nanos, unforwarded);
        unforwarded = 0;
    }

    @Override
    public List<Violation> check(String path, Direction towards, String text) {
        last = channel == null ? NOTHING : channel.conformance().read(direction, text);
        return last.violations();
    }

    @Override
    public List<Violation> checkBinary(String path, Direction towards) {
        last = channel == null ? NOTHING : channel.conformance().readBinary(direction);
        return last.violations();
    }

    private void frame(WireFrame frame) {
        unforwarded++;
        last = NOTHING;
        RecordedFrame read = messages.read(frame, 0);
        if (frame.opcode() == Opcode.CLOSE) {
            closed(read);
        } else if (!Opcode.isControl(frame.opcode())) {
            data(frame, read);
            return;
        }
        read.violations().forEach(this::violated);
    }

    private void closed(RecordedFrame read) {
        if (channel != null) {
            log.traffic().closed(channel.channel(), direction, read.closeCode());
            if (direction == Direction.TO_CLIENT) {
                log.keywords().closed(connection, read.closeCode());
            }
        }
        String reason = read.text().isEmpty() ? "" : " " + read.text();
        log.event(Kind.MESSAGE, connection, direction, channelId(), null, "Close " + read.closeCode() + reason);
        log.write(new TranscriptLine.Closed(connection, direction, read.closeCode(), read.text()));
    }

    private void data(WireFrame frame, RecordedFrame read) {
        opcode = frame.opcode() == Opcode.CONTINUATION ? opcode : frame.opcode();
        if (opcode == Opcode.BINARY && binary.size() + frame.payload().length <= log.maxMessage()) {
            binary.writeBytes(frame.payload());
        }
        boolean tooLong = read.violations().stream().anyMatch(TrafficStream::isTooLong);
        read.violations().stream().filter(found -> !isTooLong(found)).forEach(this::violated);
        if (tooLong) {
            log.unchecked(
                    connection,
                    channelId(),
                    direction,
                    "a message of more than " + log.maxMessage() + " bytes was not checked");
        } else if (frame.fin()) {
            message(read);
        }
        if (frame.fin()) {
            binary.reset();
        }
    }

    private static boolean isTooLong(Violation violation) {
        return violation.keyword().equals(MessageAssembler.TOO_LONG);
    }

    private void message(RecordedFrame read) {
        Message message = channel == null ? null : channel.messages().message(direction, last.message());
        JsonNode content = content(read, message);
        String shown = content.propertyStream()
                .map(part -> part.getKey().equals("base64") ? binary.size() + " bytes" : shown(part.getValue()))
                .findFirst()
                .orElse("");
        log.event(Kind.MESSAGE, connection, direction, channelId(), last.message(), shown);
        JsonNode correlation = message == null || channel == null
                ? null
                : channel.messages().correlation().read(message, last.content());
        log.write(new TranscriptLine.Sent(
                connection, direction, last.message(), content, correlation, violations(read.violations())));
        if (message != null && channel != null && read.violations().isEmpty()) {
            saw(channel.channel(), message, correlation);
        } else if (message != null && channel != null && last.content() != null && direction == Direction.TO_SERVER) {
            log.keywords().broken(channel.channel(), connection, message, last.content(), correlation);
        }
    }

    private static String shown(JsonNode content) {
        return content.isString() ? content.stringValue() : content.toString();
    }

    /** Returns the content for the transcript, with secrets masked. */
    private ObjectNode content(RecordedFrame read, @Nullable Message message) {
        ObjectNode content = JSON.objectNode();
        if (opcode == Opcode.BINARY) {
            return content.put("base64", Base64.getEncoder().encodeToString(binary.toByteArray()));
        }
        JsonNode frame = last.content();
        if (frame != null && (message == null || message.isJson())) {
            content.set("json", SecretMask.of(message, frame));
            return content;
        }
        return content.put("text", message == null ? SecretNames.text(read.text()) : read.text());
    }

    private JsonNode violations(List<Violation> found) {
        ArrayNode list = JSON.arrayNode();
        for (Violation violation : found) {
            TrafficViolation located = located(violation);
            list.addObject()
                    .put("pointer", located.pointer())
                    .put("keyword", located.keyword())
                    .put("problem", located.problem())
                    .put("place", located.place().toString());
        }
        return list;
    }

    private void saw(Channel known, Message message, @Nullable JsonNode correlation) {
        log.traffic().message(known, connection, direction, message, correlation, last.content());
        if ("error".equals(message.role()) && last.content() != null) {
            log.keywords().refused(connection, correlation);
        }
    }

    private void violated(Violation violation) {
        log.violated(connection, channelId(), located(violation));
    }

    private TrafficViolation located(Violation violation) {
        return channel == null
                ? new TrafficViolation(direction, null, "", violation.keyword(), violation.message(), log.document())
                : channel.located(direction, last.message(), violation);
    }
}
