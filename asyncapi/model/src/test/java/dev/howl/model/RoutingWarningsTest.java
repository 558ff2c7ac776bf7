package dev.howl.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Messages that validation alone tells apart are warned of, and never a reason to refuse a document. */
class RoutingWarningsTest {
    private final Path folder;

    RoutingWarningsTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private List<String> warnings(String messages) {
        return Documents.diagnostics(folder, """
                channels:
                  chat:
                    messages:
                %s
                operations:
                  hear: {action: receive, channel: {$ref: '#/channels/chat'}}
                """.formatted(messages.indent(6)));
    }

    private static String text(String id, String pattern, String more) {
        return "%s: {payload: {type: object, required: [x], properties: {x: {type: string, pattern: %s}}}%s}\n"
                .formatted(id, pattern, more);
    }

    @Test
    void aFrameThatBothAcceptIsShownIfOneIsFound() {
        assertThat(warnings(text("a", "^a", "") + text("b", "^ab", "")))
                .containsExactly(
                        "7:7: warning: message 'b' cannot be distinguished from 'a', which clients send too in "
                                + "channel 'chat': they may be ambiguous: a frame that both accept is read as 'a'; give "
                                + "each message a required property, such as 'type', with a different const");
        assertThat(warnings(text("a", "^a", "") + text("b", "^ab", ", examples: [{payload: {x: abc}}]")))
                .singleElement()
                .asString()
                .contains("both accept {\"x\":\"abc\"}, which is read as 'a'");
    }

    @Test
    void aPairThatTravelsInBothDirectionsIsToldOnce() {
        assertThat(Documents.diagnostics(folder, """
                        channels:
                          chat:
                            messages:
                              a: {payload: {type: object, required: [x], properties: {x: {type: string}}}}
                              b: {payload: {type: object, required: [x], properties: {x: {type: string}}}}
                              c: {payload: {type: object, required: [x], properties: {x: {type: string}}}}
                        operations:
                          hear: {action: receive, channel: {$ref: '#/channels/chat'}}
                          tell:
                            action: send
                            channel: {$ref: '#/channels/chat'}
                            messages: [{$ref: '#/channels/chat/messages/a'}, {$ref: '#/channels/chat/messages/b'}]
                        """))
                .satisfiesExactly(
                        first -> assertThat(first)
                                .contains(
                                        "'b' cannot be distinguished from 'a', which clients and the server send too in channel"
                                                + " 'chat': both"),
                        second -> assertThat(second)
                                .contains("'c' cannot be distinguished from 'a', which clients send too"),
                        third -> assertThat(third)
                                .contains("'c' cannot be distinguished from 'b', which clients send too"));
    }

    @Test
    void warningsHaveABound() {
        String messages =
                IntStream.range(0, 12).mapToObj(i -> text("m" + i, "^a", "")).collect(Collectors.joining());
        assertThat(warnings(messages))
                .hasSize(11)
                .contains("4:3: warning: 56 further pairs of messages that clients send in channel 'chat' "
                        + "cannot be distinguished");
    }
}
