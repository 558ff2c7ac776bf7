package dev.howl.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** Constants in frames that a runtime builds without a record, on channels without a discriminator. */
class FixedMembersTest {
    record Any() implements Message {}

    private static String written(ChannelSpec.Builder builder, Role role, String payload) {
        ChannelSpec channel = builder.build();
        ObjectNode object = (ObjectNode) Json.mapper().readTree(payload);
        boolean client = channel.clientMessage(role).isPresent();
        FrameCodec codec = client ? FrameCodec.ofClient(channel) : FrameCodec.ofServer(channel);
        MessageSpec message = (client ? channel.clientMessage(role) : channel.serverMessage(role)).orElseThrow();
        return new String(codec.encode(message, object, FrameFields.NONE), StandardCharsets.UTF_8);
    }

    private static ChannelSpec.Builder channel(Envelope envelope) {
        return ChannelSpec.builder("c", "/c", "C", "1.0.0").envelope(envelope);
    }

    @Test
    void constantsOfEachTypeStandBesideTheMembersOfAnError() {
        ChannelSpec.Builder channel = channel(Envelope.NONE)
                .serverMessage("error", "error", Any.class, Role.ERROR)
                .fixed("error", "\"error\"", "op")
                .fixed("error", "7", "version")
                .fixed("error", "false", "ok");
        assertThat(written(channel, Role.ERROR, "{\"code\":\"bad_json\"}"))
                .isEqualTo("{\"op\":\"error\",\"version\":7,\"ok\":false,\"code\":\"bad_json\"}");
    }

    @Test
    void aConstantReplacesWhatTheRuntimeWouldWrite() {
        ChannelSpec.Builder channel = channel(Envelope.NONE)
                .serverMessage("done", "done", Any.class, Role.SUBSCRIBED)
                .fixed("done", "\"OK\"", "status");
        assertThat(written(channel, Role.SUBSCRIBED, "{\"status\":\"ok\",\"topic\":\"t\"}"))
                .isEqualTo("{\"status\":\"OK\",\"topic\":\"t\"}");
    }

    @Test
    void constantsMayBeInsideOfThePayloadAndOfItsObjects() {
        ChannelSpec.Builder channel = channel(new Envelope(null, "d", null, null, null))
                .clientMessage("join", "join", Any.class, Role.SUBSCRIBE)
                .fixed("join", "3", "op")
                .fixed("join", "\"join\"", "d", "kind")
                .fixed("join", "true", "d", "since", "exact");
        assertThat(written(channel, Role.SUBSCRIBE, "{\"since\":{\"seq\":1}}"))
                .isEqualTo("{\"op\":3,\"d\":{\"since\":{\"seq\":1,\"exact\":true},\"kind\":\"join\"}}");
        assertThat(written(channel, Role.SUBSCRIBE, "{}")).isEqualTo("{\"op\":3,\"d\":{\"kind\":\"join\"}}");
    }
}
