package dev.howl.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.howl.runtime.ChannelSpec;
import dev.howl.runtime.Direction;
import dev.howl.runtime.Frame;
import dev.howl.runtime.FrameCodec;
import dev.howl.runtime.FrameFields;
import dev.howl.runtime.Json;
import dev.howl.runtime.Message;
import dev.howl.server.ChannelBinding;
import dev.howl.validation.FrameValidator;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/** A channel of a generated server, loaded as when the server starts. */
final class GeneratedChannel {
    private static final Comparator<JsonNode> BY_VALUE = (one, other) -> one.isNumber() && other.isNumber()
            ? one.decimalValue().compareTo(other.decimalValue())
            : one.equals(other) ? 0 : 1;

    private final ChannelSpec spec;
    private final FrameValidator validator;

    GeneratedChannel(ChannelBinding<?> binding, ClassLoader classes) throws IOException {
        spec = binding.spec();
        assertThat(binding.handlers()).isNotNull();
        try (InputStream schemas = Objects.requireNonNull(
                classes.getResourceAsStream(binding.resources() + "/schemas.json"), "no packed schemas")) {
            validator = FrameValidator.load(Json.read(schemas.readAllBytes()));
        }
    }

    ChannelSpec spec() {
        return spec;
    }

    private Direction direction() {
        return spec.clientMessages().isEmpty() ? Direction.TO_CLIENT : Direction.TO_SERVER;
    }

    private FrameCodec reader() {
        return direction() == Direction.TO_SERVER ? FrameCodec.ofServer(spec) : FrameCodec.ofClient(spec);
    }

    private FrameCodec writer() {
        return direction() == Direction.TO_SERVER ? FrameCodec.ofClient(spec) : FrameCodec.ofServer(spec);
    }

    /** The id of the message that a frame is taken for. */
    String recognised(String frame) {
        return reader().read(frame).spec().name();
    }

    Message message(String frame) {
        return reader().decode(reader().read(frame));
    }

    /** Asserts that frames pass the validator and are written as they were read; numbers are compared by value. */
    void keeps(String... frames) {
        for (String frame : frames) {
            assertThat(accepts(frame)).as("valid: " + frame).isTrue();
            Frame read = reader().read(frame);
            byte[] written = writer().encode(reader().decode(read), FrameFields.NONE);
            JsonNode back = Json.read(written);
            assertThat(back.equals(BY_VALUE, Json.read(frame)))
                    .as(frame + " is written as " + back)
                    .isTrue();
        }
    }

    /** Returns a frame as it is written after it was read. */
    String written(String frame) {
        return new String(writer().encode(message(frame), FrameFields.NONE), StandardCharsets.UTF_8);
    }

    /** Asserts that the validator refuses frames. */
    void refuses(String... frames) {
        for (String frame : frames) {
            assertThat(accepts(frame)).as("valid: " + frame).isFalse();
        }
    }

    /** Asserts that validator and record refuse frames. */
    void recordRefuses(String... frames) {
        refuses(frames);
        for (String frame : frames) {
            assertThatThrownBy(() -> message(frame)).as("record of " + frame).isNotNull();
        }
    }

    private boolean accepts(String frame) {
        JsonNode json = Json.read(frame);
        return validator.validate(direction(), recognised(frame), json).isEmpty();
    }
}
