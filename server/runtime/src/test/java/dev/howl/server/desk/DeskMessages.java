package dev.howl.server.desk;

import dev.howl.runtime.Constraints;
import dev.howl.runtime.Message;
import dev.howl.runtime.Regex;
import dev.howl.runtime.TextMessage;
import tools.jackson.databind.JsonNode;

/** Messages that are plain text, or JSON other than an object, as the generator would emit them. */
public final class DeskMessages {
    public record Now() implements TextMessage {
        @Override
        public String text() {
            return "send_now";
        }
    }

    public record Wait(String number) implements TextMessage {
        @Override
        public String text() {
            return "WAIT " + number;
        }
    }

    public record Count(JsonNode value) implements Message {}

    public record Say(String text) implements TextMessage {
        public Say {
            Constraints.maxLength("text", text, 10);
        }
    }

    public record Sent() implements TextMessage {
        @Override
        public String text() {
            return "Immediate message sent";
        }
    }

    public record Counted(JsonNode value) implements Message {}

    public record Done(String number) implements TextMessage {
        @Override
        public String text() {
            return "DONE " + number;
        }
    }

    public record Wrong(String code, String message) implements TextMessage {
        private static final Regex TEXT_PATTERN = Regex.of("^ERROR (?<code>[a-z_]+): (?<message>.*)$");

        public Wrong {
            Constraints.groups(TEXT_PATTERN, written(code, message), "code", code, "message", message);
        }

        @Override
        public String text() {
            return written(code, message);
        }

        private static String written(String code, String message) {
            return "ERROR " + code + ": " + message;
        }
    }

    public record Said(String text) implements TextMessage {}

    private DeskMessages() {}
}
