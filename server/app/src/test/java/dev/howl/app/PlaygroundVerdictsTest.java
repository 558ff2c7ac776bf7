package dev.howl.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.howl.app.support.RealServer;
import dev.howl.instances.ChannelInstances;
import dev.howl.instances.FrameContent;
import dev.howl.instances.Mutants;
import dev.howl.model.FrameSchemas;
import dev.howl.model.Message;
import dev.howl.runtime.CodedException;
import dev.howl.runtime.Direction;
import dev.howl.testkit.ServerUnderTest;
import dev.howl.testservices.Browser;
import dev.howl.validation.FrameValidator;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The verdicts of the playground's validator in a real browser, which are those of the server's, on Howl's contract. */
class PlaygroundVerdictsTest {
    private static final int FRAMES = 12;
    private static final long SEED = 7;
    private static final ChannelInstances INSTANCES = ChannelInstances.of(RealServer.contract(), RealServer.channel());
    private static final FrameValidator VALIDATOR =
            FrameValidator.load(FrameSchemas.bundle(RealServer.contract(), RealServer.channel()));

    @Test
    void areThoseOfTheServer() {
        try (ServerUnderTest server = RealServer.start("howl.wisdom.interval=1h");
                Browser browser = Browser.start()) {
            Page page = browser.page();
            page.navigate(server.http("/playground").toString());
            for (Direction direction : Direction.values()) {
                List<JsonNode> frames = frames(direction);
                List<String> expected =
                        frames.stream().map(frame -> verdict(direction, frame)).toList();
                assertThat(expected).hasSizeGreaterThan(200).contains("").anyMatch(message -> !message.isEmpty());
                assertThat(inTheBrowser(page, direction, frames)).isEqualTo(expected);
            }
        }
    }

    private static List<JsonNode> frames(Direction direction) {
        List<FrameContent> frames = new ArrayList<>();
        for (Message message : INSTANCES.messages(direction)) {
            frames.addAll(INSTANCES.examples(direction, message));
            Mutants.of(INSTANCES)
                    .survey(direction, message, FRAMES, SEED)
                    .mutants()
                    .forEach(mutant -> frames.add(mutant.frame()));
        }
        return frames.stream().map(frame -> ((FrameContent.Json) frame).value()).toList();
    }

    /** Returns the message that a frame is; empty for an invalid one. */
    private static String verdict(Direction direction, JsonNode frame) {
        try {
            return VALIDATOR.candidates(direction, frame).stream()
                    .filter(id -> VALIDATOR.validate(direction, id, frame).isEmpty())
                    .findFirst()
                    .orElse("");
        } catch (CodedException noMessage) {
            return "";
        }
    }

    private static Object inTheBrowser(Page page, Direction direction, List<JsonNode> frames) {
        String property = direction == Direction.TO_SERVER ? "toServer" : "toClient";
        return page.evaluate(
                "([direction, frames]) => frames.map((frame) => {"
                        + " const { message, problems } = window.howlPlayground.judge(0, direction, frame);"
                        + " return problems.length === 0 ? message : ''; })",
                List.of(property, frames.stream().map(JsonNode::toString).toList()));
    }
}
