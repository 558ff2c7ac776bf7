package dev.howl.pact;

import au.com.dius.pact.core.matchers.BodyMismatch;
import au.com.dius.pact.core.matchers.ContentMatcher;
import au.com.dius.pact.core.matchers.JsonContentMatcher;
import au.com.dius.pact.core.matchers.MatchingContext;
import au.com.dius.pact.core.matchers.Mismatch;
import au.com.dius.pact.core.matchers.PlainTextContentMatcher;
import au.com.dius.pact.core.model.ContentType;
import au.com.dius.pact.core.model.OptionalBody;
import au.com.dius.pact.core.model.matchingrules.MatchingRuleCategory;
import au.com.dius.pact.core.model.v4.MessageContents;
import dev.howl.instances.FrameContent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A frame in a pact, with the rules that a real one must fit. */
record PactFrame(FrameContent content, MessageContents contents) {
    private static final JsonMapper JSON = new JsonMapper();

    static PactFrame of(MessageContents contents) {
        OptionalBody body = contents.getContents();
        return new PactFrame(
                switch (dev.howl.model.ContentType.of(contents.getContentType().asString())
                        .kind()) {
                    case JSON -> new FrameContent.Json(JSON.readTree(body.valueAsString()));
                    case TEXT -> new FrameContent.Text(body.valueAsString());
                    case BINARY -> new FrameContent.Binary(body.orEmpty());
                },
                contents);
    }

    /** Returns the frame with other texts in place of some. */
    PactFrame with(Map<String, String> replaced) {
        if (content instanceof FrameContent.Json json) {
            return new PactFrame(new FrameContent.Json(replaced(json.value(), replaced)), contents);
        }
        return content instanceof FrameContent.Text text
                ? new PactFrame(new FrameContent.Text(replaced.getOrDefault(text.content(), text.content())), contents)
                : this;
    }

    private static JsonNode replaced(JsonNode value, Map<String, String> texts) {
        if (value.isString()) {
            String other = texts.get(value.stringValue());
            return other == null ? value : JsonNodeFactory.instance.stringNode(other);
        }
        if (value instanceof ObjectNode object) {
            ObjectNode copy = JSON.createObjectNode();
            object.forEachEntry((name, member) -> copy.set(name, replaced(member, texts)));
            return copy;
        }
        if (value.isArray()) {
            var copy = JSON.createArrayNode();
            value.forEach(item -> copy.add(replaced(item, texts)));
            return copy;
        }
        return value;
    }

    /** Returns in words why a real frame does not fit, empty if it does. JSON may have more than the pact says. */
    List<String> mismatches(FrameContent actual) {
        if (content.isBinary() || actual.isBinary()) {
            return binary(actual);
        }
        MatchingContext rules = new MatchingContext(rules(), true);
        ContentMatcher matcher =
                content instanceof FrameContent.Json ? JsonContentMatcher.INSTANCE : new PlainTextContentMatcher();
        return matcher.matchBody(body(content), body(actual), rules).getMismatches().stream()
                .map(PactFrame::words)
                .toList();
    }

    private List<String> binary(FrameContent actual) {
        if (content.isBinary() != actual.isBinary()) {
            return List.of("the frame is " + (actual.isBinary() ? "binary instead of text" : "text instead of binary"));
        }
        // The rule names the content type, which a WebSocket frame does not have; without it the bytes must be equal.
        boolean free = !rules().isEmpty();
        return free || Arrays.equals(content.bytes(), actual.bytes())
                ? List.of()
                : List.of("the " + actual.bytes().length + " bytes are not those of the pact");
    }

    private MatchingRuleCategory rules() {
        return contents.getMatchingRules().rulesForCategory("body");
    }

    private static String words(Mismatch mismatch) {
        return mismatch instanceof BodyMismatch body ? body.getPath() + ": " + body.getMismatch() : mismatch.toString();
    }

    private static OptionalBody body(FrameContent frame) {
        ContentType type = frame instanceof FrameContent.Json ? ContentType.getJSON() : ContentType.getTEXT_PLAIN();
        return OptionalBody.body(frame.bytes(), type);
    }
}
