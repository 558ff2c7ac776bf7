package golden.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.howl.runtime.ChannelSpec;
import dev.howl.runtime.CodedException;
import dev.howl.runtime.Direction;
import dev.howl.runtime.Frame;
import dev.howl.runtime.FrameCodec;
import dev.howl.runtime.FrameFields;
import dev.howl.runtime.Json;
import dev.howl.runtime.Message;
import dev.howl.runtime.MessageSpec;
import dev.howl.runtime.Role;
import dev.howl.validation.FrameValidator;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Frames of one side that the other side reads; validation routes them as the codecs do. */
final class Exercise {
    static void run() throws IOException {
        marksInAndBesideTheEnvelope();
        aBooleanThatMayBeAbsent();
        twoMembersTogether();
        requiredSets();
        whatValidationAloneTellsApart();
        whatIsNoMessage();
        constantsOfTheRuntimesOwnFrames();
    }

    private static void marksInAndBesideTheEnvelope() throws IOException {
        ChannelSpec spec = GatewayContract.SPEC;
        goes(spec, Direction.TO_SERVER, "{\"d\":{\"kind\":\"beat\",\"count\":3}}", "beat");
        goes(spec, Direction.TO_SERVER, "{\"d\":{\"kind\":\"bot\",\"token\":\"t\"}}", "identify");
        goes(spec, Direction.TO_CLIENT, "{\"op\":10,\"d\":{\"interval\":5}}", "hello");
        goes(spec, Direction.TO_CLIENT, "{\"op\":11,\"d\":{}}", "ack");
        assertThat(FrameCodec.ofClient(spec).read("{\"op\":1.1e1,\"d\":{}}").spec().name()).isEqualTo("ack");
    }

    private static void aBooleanThatMayBeAbsent() throws IOException {
        ChannelSpec spec = SignalsContract.SPEC;
        goes(spec, Direction.TO_SERVER, "{\"up\":true,\"level\":2}", "raise");
        goes(spec, Direction.TO_SERVER, "{\"up\":false,\"reason\":\"x\"}", "lower");
        goes(spec, Direction.TO_SERVER, "{\"reason\":\"x\"}", "lower");
    }

    private static void twoMembersTogether() throws IOException {
        ChannelSpec spec = SignalsContract.SPEC;
        goes(spec, Direction.TO_CLIENT, "{\"type\":\"info\",\"version\":1,\"text\":\"t\"}", "info1");
        goes(spec, Direction.TO_CLIENT, "{\"type\":\"info\",\"version\":2,\"lines\":[\"t\"]}", "info2");
        goes(spec, Direction.TO_CLIENT, "{\"type\":\"alarm\",\"version\":1}", "alarm");
    }

    private static void requiredSets() throws IOException {
        goes(ShapesContract.SPEC, Direction.TO_SERVER, "{\"x\":1.5,\"y\":2.5,\"radius\":3.5}", "circle");
        goes(ShapesContract.SPEC, Direction.TO_SERVER, "{\"x\":1.5,\"y\":2.5}", "point");
    }

    private static void whatValidationAloneTellsApart() throws IOException {
        ChannelSpec spec = ShapesContract.SPEC;
        goes(spec, Direction.TO_CLIENT, "{\"size\":4}", "small");
        goes(spec, Direction.TO_CLIENT, "{\"size\":7}", "small");
        goes(spec, Direction.TO_CLIENT, "{\"size\":11}", "large");
        goes(spec, Direction.TO_CLIENT, "[1,2]", "list");
        goes(spec, Direction.TO_CLIENT, "{\"any\":{\"thing\":[null]}}", "other");
    }

    private static void whatIsNoMessage() {
        refused(GatewayContract.SPEC, "{\"d\":{\"kind\":\"ghost\"}}", "unknown_type", "/d/kind");
        refused(GatewayContract.SPEC, "{\"kind\":\"beat\"}", "unknown_type", null);
        refused(SignalsContract.SPEC, "{\"up\":\"yes\"}", "unknown_type", "/up");
        refused(ShapesContract.SPEC, "[]", "bad_json", null);
    }

    private static void constantsOfTheRuntimesOwnFrames() throws IOException {
        ChannelSpec spec = GatewayContract.SPEC;
        FrameCodec client = FrameCodec.ofClient(spec);
        FrameCodec server = FrameCodec.ofServer(spec);
        MessageSpec ping = spec.clientMessage(Role.PING).orElseThrow();
        MessageSpec error = spec.serverMessage(Role.ERROR).orElseThrow();
        MessageSpec gap = spec.serverMessage(Role.GAP).orElseThrow();
        String alive = written(client, ping, "{}");
        assertThat(alive).isEqualTo("{\"v\":1,\"d\":{\"kind\":\"alive\",\"idle\":true}}");
        goes(spec, Direction.TO_SERVER, alive, "alive");
        String failed = written(server, error, "{\"code\":\"bad_json\"}");
        assertThat(failed).isEqualTo("{\"op\":12,\"d\":{\"code\":\"bad_json\",\"kind\":\"failed\",\"ok\":false}}");
        goes(spec, Direction.TO_CLIENT, failed, "failed");
        String missed = written(server, gap, "{\"resume_at\":{\"seq\":4}}");
        assertThat(missed).isEqualTo("{\"op\":13,\"d\":{\"resume_at\":{\"seq\":4,\"v\":2}}}");
        goes(spec, Direction.TO_CLIENT, missed, "missed");
    }

    private static String written(FrameCodec codec, MessageSpec message, String payload) {
        byte[] frame = codec.encode(message, (ObjectNode) Json.read(payload), FrameFields.NONE);
        return new String(frame, StandardCharsets.UTF_8);
    }

    /** A frame is recognised by codec and validator, fits its schema, and is written as it was read. */
    private static void goes(ChannelSpec spec, Direction direction, String frame, String message) throws IOException {
        boolean toServer = direction == Direction.TO_SERVER;
        FrameCodec reader = toServer ? FrameCodec.ofServer(spec) : FrameCodec.ofClient(spec);
        FrameCodec writer = toServer ? FrameCodec.ofClient(spec) : FrameCodec.ofServer(spec);
        FrameValidator validator = validator(spec);
        Frame read = reader.read(frame);
        assertThat(read.spec().name()).as(frame).isEqualTo(message);
        List<String> valid = validator.candidates(direction, Json.read(frame)).stream()
                .filter(id -> validator.validate(direction, id, Json.read(frame)).isEmpty())
                .toList();
        assertThat(valid).as(frame).startsWith(message);
        Message record = reader.decode(read);
        assertThat(Json.read(new String(writer.encode(record, FrameFields.NONE), StandardCharsets.UTF_8)))
                .as(frame)
                .isEqualTo(Json.read(frame));
    }

    private static FrameValidator validator(ChannelSpec spec) throws IOException {
        String name = Character.toUpperCase(spec.name().charAt(0)) + spec.name().substring(1);
        Path schemas = Path.of(
                "src/test/cases/routing/expected/server/resources/META-INF/howl/golden.routing." + name + "Channel/schemas.json");
        try (InputStream in = Files.newInputStream(schemas)) {
            return FrameValidator.load(Json.read(in.readAllBytes()));
        }
    }

    private static void refused(ChannelSpec spec, String frame, String code, String pointer) {
        assertThatThrownBy(() -> FrameCodec.ofServer(spec).read(frame))
                .isInstanceOfSatisfying(CodedException.class, e -> {
                    assertThat(e.code()).as(frame).isEqualTo(code);
                    assertThat(e.pointer()).as(frame).isEqualTo(pointer);
                });
    }
}
