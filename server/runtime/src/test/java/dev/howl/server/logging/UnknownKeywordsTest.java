package dev.howl.server.logging;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.howl.runtime.Direction;
import dev.howl.validation.FrameValidator;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Keywords that JSON Schema does not define are legal in a contract: they are ignored, and no operator hears of them. */
class UnknownKeywordsTest {
    private static final JsonMapper JSON = new JsonMapper();

    @Test
    void logsNothing() {
        Logger logger = (Logger) LoggerFactory.getLogger("com.networknt");
        ListAppender<ILoggingEvent> written = new ListAppender<>();
        written.start();
        logger.addAppender(written);
        try {
            JsonNode bundle = JSON.readTree("""
                    {"channel": "chat", "definitions": {},
                     "toServer": {"say": {"type": "object", "in nanoseconds": 1}}, "toClient": {}}
                    """);
            FrameValidator validator = FrameValidator.load(bundle);
            assertThat(validator.validate(Direction.TO_SERVER, "say", JSON.readTree("{}")))
                    .isEmpty();
        } finally {
            logger.detachAppender(written);
        }
        assertThat(written.list).isEmpty();
    }
}
