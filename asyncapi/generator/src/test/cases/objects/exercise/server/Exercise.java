package golden.objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.howl.runtime.FrameCodec;
import dev.howl.runtime.FrameFields;
import dev.howl.runtime.Json;
import dev.howl.runtime.Message;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import tools.jackson.databind.node.StringNode;

final class Exercise {
    private static final FrameCodec SERVER = FrameCodec.ofServer(StoreContract.SPEC);
    private static final FrameCodec CLIENT = FrameCodec.ofClient(StoreContract.SPEC);

    static void run() {
        membersThatTheContractDoesNotListAreKept();
        membersOfTheRuntimeAreNotAmongThem();
        theirValuesHaveTheTypeThatIsWritten();
        anObjectWithoutPropertiesIsAllMembers();
        aMemberHasOnePlace();
    }

    private static Message read(FrameCodec codec, String frame) {
        return codec.decode(codec.read(frame));
    }

    private static void isWritten(FrameCodec codec, Message message, String frame) {
        String written = new String(codec.encode(message, FrameFields.NONE), StandardCharsets.UTF_8);
        assertThat(Json.mapper().readTree(written)).isEqualTo(Json.mapper().readTree(frame));
    }

    private static void membersThatTheContractDoesNotListAreKept() {
        String frame = "{\"type\":\"put\",\"key\":\"a\",\"size\":{\"x\":[1,null]},\"none\":null}";
        Put put = (Put) read(SERVER, frame);
        assertThat(put.key()).isEqualTo("a");
        assertThat(put.additional()).containsOnlyKeys("size", "none");
        isWritten(CLIENT, put, frame);
    }

    private static void membersOfTheRuntimeAreNotAmongThem() {
        Put put = (Put) read(SERVER, "{\"type\":\"put\",\"key\":\"a\",\"ref\":\"7\"}");
        assertThat(put.additional()).isEmpty();
        assertThat(put).isEqualTo(new Put("a", null));
    }

    private static void theirValuesHaveTheTypeThatIsWritten() {
        String frame = "{\"type\":\"count\",\"x-a\":\"1\",\"limits\":{\"version\":1,\"most\":2,\"least\":1}}";
        Count count = (Count) read(SERVER, frame);
        assertThat(count.limits()).isEqualTo(new Limits(2L, Map.of("least", 1L)));
        assertThat(count.additional()).isEqualTo(Map.of("x-a", StringNode.valueOf("1")));
        isWritten(CLIENT, count, frame);
    }

    private static void anObjectWithoutPropertiesIsAllMembers() {
        String frame = "{\"type\":\"other\",\"ref\":\"7\",\"anything\":{\"at\":[\"all\"]}}";
        Free free = (Free) read(CLIENT, frame);
        isWritten(SERVER, free, frame);
    }

    private static void aMemberHasOnePlace() {
        Map<String, StringNode> twice = Map.of("key", StringNode.valueOf("b"));
        assertThatThrownBy(() -> new Put("a", Map.copyOf(twice)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'key' must not be an additional member");
    }
}
