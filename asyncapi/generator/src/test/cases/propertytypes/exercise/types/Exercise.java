package golden.propertytypes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.howl.runtime.CalendarDuration;
import dev.howl.runtime.Field;
import dev.howl.runtime.Json;
import dev.howl.runtime.Timestamp;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

final class Exercise {
    private static final String FULL =
            """
            {"text": "abc", "count": 4, "big": 9007199254740993, "ratio": 0.5, "flag": true,
             "at": "2026-11-21T01:02:03Z", "who": "123e4567-e89b-12d3-a456-426614174000", "mood": "happy",
             "tags": ["a", "b"], "tree": {"value": 1, "children": [{"value": 2}]},
             "shape": {"shape": "circle", "radius": 2.5}, "nothing": null, "level": 2,
             "day": "2026-11-21", "span": "PT10S", "mail": "a@b", "home": "http://localhost/", "limit": 7,
             "other_mood": "sad", "labels": {"x": "abc"}, "anything": [1, {"y": 2}],
             "inline": {"fixed": "always", "a_b": "1", "class": "2"}, "maybe": {"value": 3}, "base": {"name": "n", "age": 3},
             "marker": "here", "when": {"cron": "* * * * *"},
             "closed": {"b": null, "c": 5}, "kept": {"kind": "kept", "a": "1", "z": "2"}, "dropped": {"a": "1", "b": "2"}}
            """;

    static void run() throws Exception {
        everyKindIsReadAndWritten();
        absentPropertiesAreAbsent();
        boundsAreEnforced();
        unknownEnumValuesAreKept();
        whatIsMissingIsRefused();
    }

    private static void everyKindIsReadAndWritten() throws Exception {
        Everything all = Json.mapper().readValue(FULL, Everything.class);
        assertThat(all.big()).isEqualTo(9007199254740993L);
        assertThat(all.at()).isEqualTo(Timestamp.parse("2026-11-21T01:02:03Z"));
        assertThat(all.who()).isEqualTo(UUID.fromString("123e4567-e89b-12d3-a456-426614174000"));
        assertThat(all.mood()).isSameAs(Mood.HAPPY);
        assertThat(all.mood().known()).isEqualTo(Mood.Known.HAPPY);
        assertThat(all.tree().children()).containsExactly(new Tree(2, null));
        assertThat(all.shape()).isEqualTo(new Circle(2.5));
        assertThat(all.inline().fixed()).isEqualTo("always");
        assertThat(all.day()).isEqualTo(LocalDate.of(2026, 11, 21));
        assertThat(all.span()).isEqualTo(CalendarDuration.parse("PT10S"));
        assertThat(all.home()).isEqualTo(URI.create("http://localhost/"));
        assertThat(all.otherMood()).isEqualTo(Mood.SAD);
        assertThat(all.labels()).isEqualTo(Map.of("x", "abc"));
        assertThat(all.maybe()).isEqualTo(Field.of(new Tree(3, null)));
        assertThat(all.base()).isEqualTo(new Extended("n", 3));
        JsonNode written = Json.mapper().readTree(Json.mapper().writeValueAsString(all));
        assertThat(written).isEqualTo(Json.mapper().readTree(FULL));
    }

    private static void absentPropertiesAreAbsent() throws Exception {
        Everything few = new Everything(
                "abc", 4, 1, 0.5, true, Timestamp.parse("2026-11-21T01:02:03Z"), UUID.randomUUID(), Mood.SO_SO,
                List.of("t"), new Tree(1, null), new Square(2), null, null, null, null, null, null, null, null, null,
                null, null, Field.absent(), null, null, null, null, null, null);
        assertThat(few.limit()).isEqualTo(20);
        assertThat(few.span()).isEqualTo(CalendarDuration.parse("PT5S"));
        ObjectNode written = Json.mapper().valueToTree(few);
        assertThat(written.propertyNames())
                .contains("nothing", "limit")
                .doesNotContain("level", "day", "maybe", "marker", "anything");
        assertThat(written.get("nothing").isNull()).isTrue();
    }

    private static void boundsAreEnforced() {
        refused("\"text\": \"abc\"", "\"text\": \"a\"", "'text' is shorter than 2 characters");
        refused("\"text\": \"abc\"", "\"text\": \"abcdef\"", "'text' is longer than 5 characters");
        refused("\"text\": \"abc\"", "\"text\": \"ABC\"", "'text' does not match ^[a-z]+$");
        refused("\"count\": 4", "\"count\": 12", "'count' is greater than 10");
        refused("\"count\": 4", "\"count\": 3", "'count' is not a multiple of 2");
        refused("\"ratio\": 0.5", "\"ratio\": 1.0", "'ratio' is not less than 1");
        refused("[\"a\", \"b\"]", "[]", "'tags' has fewer than 1 item");
        refused("[\"a\", \"b\"]", "[\"a\", \"a\"]", "'tags' has an item twice");
        refused("[\"a\", \"b\"]", "[\"abcde\"]", "'tags' is longer than 4 characters");
        refused("\"a@b\"", "\"ab\"", "'mail' is not a valid email");
        refused("\"day\": \"2026-11-21\"", "\"day\": \"+10000-01-01\"", "'day' is not a valid date");
        refused("\"day\": \"2026-11-21\"", "\"day\": \"-0001-01-01\"", "'day' is not a valid date");
        refused("{\"x\": \"abc\"}", "{\"x\": \"abcd\"}", "'labels' is longer than 3 characters");
        refused("{\"cron\": \"* * * * *\"}", "{}", "exactly one of every, cron is required");
        refused("{\"b\": null, \"c\": 5}", "{\"a\": \"1\", \"b\": null, \"c\": 6}", "Closed has more than 2 properties");
        refused("\"a\": \"1\", \"z\": \"2\"", "\"a\": \"1\"", "Kept has fewer than 3 properties");
        refused("\"z\": \"2\"", "\"x\": \"2\", \"y\": \"2\", \"z\": \"2\"", "Kept has more than 4 properties");
        refused("{\"a\": \"1\", \"b\": \"2\"}", "{\"a\": \"1\", \"b\": \"2\", \"c\": \"3\"}", "Dropped has more than 2");
        assertThat(new Dropped(null, null, null)).isNotNull();
        refused("\"marker\": \"here\"", "\"marker\": \"there\"", "'marker' must be here");
        assertThatIllegalArgumentException().isThrownBy(() -> Mood.of("angry"));
    }

    private static void refused(String what, String by, String message) {
        assertThatThrownBy(() -> Json.mapper().readValue(FULL.replace(what, by), Everything.class))
                .isInstanceOf(DatabindException.class)
                .hasMessageContaining(message);
    }

    private static void unknownEnumValuesAreKept() throws Exception {
        Mood angry = Json.mapper().readValue("\"angry\"", Mood.class);
        assertThat(angry.known()).isEqualTo(Mood.Known.UNKNOWN);
        assertThat(Json.mapper().writeValueAsString(angry)).isEqualTo("\"angry\"");
        assertThat(Json.mapper().readValue("\"unknown\"", Mood.class).known()).isEqualTo(Mood.Known.UNKNOWN__unknown);
    }

    private static void whatIsMissingIsRefused() {
        refused("\"text\": \"abc\",", "", "'text' is required");
        refused("\"count\": 4,", "", "count");
        refused("\"mood\": \"happy\",", "", "'mood' is required");
    }
}
