package dev.howl.server.logging;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.howl.runtime.Direction;
import dev.howl.validation.FrameValidator;
import dev.howl.validation.Violation;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A text on which a pattern takes too long breaks the contract; clients must not be able to fill the log with it. */
class SlowPatternsTest {
    private static final JsonMapper JSON = new JsonMapper();

    @Test
    void areViolationsAndNoLogLines() {
        Logger logger = (Logger) LoggerFactory.getLogger("com.networknt");
        ListAppender<ILoggingEvent> written = new ListAppender<>();
        written.start();
        logger.addAppender(written);
        try {
            JsonNode bundle = JSON.readTree("""
                    {"channel": "chat", "definitions": {}, "toClient": {}, "toServer": {"say": {"type": "object",
                      "properties": {"text": {"pattern": "(.*a){20}x"}},
                      "patternProperties": {"(.*b){20}x": false}}}}
                    """);
            FrameValidator validator = FrameValidator.load(bundle);
            ObjectNode value = JSON.createObjectNode().put("text", "a".repeat(60));
            ObjectNode name = JSON.createObjectNode().put("b".repeat(60), true);
            for (ObjectNode frame : new ObjectNode[] {value, name}) {
                assertThat(validator.validate(Direction.TO_SERVER, "say", frame))
                        .containsExactly(new Violation("", "pattern", "a pattern takes too long on a text in it"));
            }
        } finally {
            logger.detachAppender(written);
        }
        assertThat(written.list).isEmpty();
    }
}
