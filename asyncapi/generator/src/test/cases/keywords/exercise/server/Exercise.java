package golden.keywords;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.howl.runtime.CodedException;
import dev.howl.runtime.Frame;
import dev.howl.runtime.Field;
import dev.howl.runtime.FrameCodec;
import dev.howl.runtime.FrameFields;
import dev.howl.runtime.Json;
import dev.howl.runtime.Message;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

final class Exercise {
    private static final FrameCodec ROOM = FrameCodec.ofServer(RoomContract.SPEC);

    static void run() {
        whatNestsAMessageIsAsTheContractSays();
        framesAreToldByWhatTheirAlternativesHaveInCommon();
        theOnlyMessageOfADirectionNeedsNoMark();
        boundsBehindReferencesAreEnforced();
        valuesThatAreNoTextAreEnforced();
        nullsAreKeptWhereTheContractSaysSo();
    }

    private static String written(FrameCodec codec, Message message) {
        return new String(codec.encode(message, FrameFields.NONE), StandardCharsets.UTF_8);
    }

    private static Ask ask(String properties) {
        Frame frame = ROOM.read("{\"type\":\"ask\",\"undescribed\":1" + properties + "}");
        return (Ask) ROOM.decode(frame);
    }

    private static void refused(String properties, String words) {
        assertThatThrownBy(() -> ask(properties))
                .isInstanceOf(CodedException.class)
                .hasMessageContaining(words);
    }

    private static void whatNestsAMessageIsAsTheContractSays() {
        History history = new History(java.util.List.of(new Chat2("hi")));
        assertThat(written(ROOM, history))
                .isEqualTo("{\"type\":\"history\",\"items\":[{\"text\":\"hi\",\"type\":\"chat\"}]}");
        assertThat(written(ROOM, new Chat("hi"))).isEqualTo("{\"type\":\"chat\",\"text\":\"hi\"}");
    }

    private static void framesAreToldByWhatTheirAlternativesHaveInCommon() {
        assertThat(ROOM.decode(ROOM.read("{\"type\":\"shut\"}"))).isEqualTo(new Close());
        FrameCodec client = FrameCodec.ofClient(RoomContract.SPEC);
        JsonNode paper = Json.mapper().readTree("{\"type\":\"paper\",\"url\":\"x\"}");
        assertThat(client.decode(client.read(paper.toString()))).isEqualTo(new News(new NewsValueWithUrl("x")));
        assertThat(Json.mapper().readTree(written(ROOM, new News(new NewsValueWithUrl("x")))))
                .isEqualTo(paper);
        JsonNode tale = Json.mapper().readTree("{\"type\":\"tale\",\"text\":\"x\"}");
        assertThat(client.decode(client.read(tale.toString()))).isEqualTo(new Tale(tale));
    }

    private static void theOnlyMessageOfADirectionNeedsNoMark() {
        FrameCodec server = FrameCodec.ofServer(OnlyContract.SPEC);
        FrameCodec client = FrameCodec.ofClient(OnlyContract.SPEC);
        assertThat(written(server, new Said("hi"))).isEqualTo("{\"text\":\"hi\"}");
        assertThat(client.decode(client.read("{\"text\":\"hi\"}"))).isEqualTo(new Said("hi"));
        assertThat(server.decode(server.read("{\"color\":\"red\"}"))).isEqualTo(new Red());
    }

    private static void boundsBehindReferencesAreEnforced() {
        assertThat(ask(",\"name\":\"abcde\",\"nick\":null").name()).isEqualTo("abcde");
        refused(",\"name\":\"abcdef\"", "'name' is longer than 5");
        refused(",\"nick\":\"abcdef\"", "'nick' is longer than 5");
        refused(",\"each\":[[\"a\"],[\"\"]]", "'each' is shorter than 1");
    }

    private static void valuesThatAreNoTextAreEnforced() {
        assertThat(ask(",\"double\":10000000000,\"whole\":1,\"five\":5,\"yes\":true").double_())
                .isSameAs(AskDouble.of(1e10));
        assertThat(ask(",\"whole\":2").whole().known()).isEqualTo(AskWhole.Known.UNKNOWN);
        refused(",\"five\":6", "'five' must be 5");
        refused(",\"yes\":false", "'yes' must be true");
        String id = "6d2b7a2c-9c36-4d6e-8a4c-1f7f5c1f0a11";
        assertThat(ask(",\"id\":\"" + id + "\"").id()).hasToString(id);
        refused(",\"id\":\"00000000-9c36-4d6e-8a4c-1f7f5c1f0a11\"", "'id' must be");
    }

    private static void nullsAreKeptWhereTheContractSaysSo() {
        Ask ask = ask(",\"mood\":\"good\",\"list\":{\"list\":[\"a\",null]},\"counts\":{\"z\":1,\"a\":null}");
        assertThat(ask.mood()).isEqualTo(Field.of(AskMood.GOOD));
        assertThat(Objects.requireNonNull(ask.list()).list()).containsExactly("a", null);
        assertThat(Objects.requireNonNull(ask.counts()).keySet()).containsExactly("z", "a");
        assertThat(ask(",\"mood\":null").mood()).isEqualTo(Field.of(null));
        assertThat(ask("").mood().isAbsent()).isTrue();
    }
}
