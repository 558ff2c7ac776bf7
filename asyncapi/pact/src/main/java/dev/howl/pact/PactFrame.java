package dev.howl.pact;

import au.com.dius.pact.core.matchers.BodyMismatch;
import au.com.dius.pact.core.matchers.JsonContentMatcher;
import au.com.dius.pact.core.matchers.MatchingContext;
import au.com.dius.pact.core.matchers.Mismatch;
import au.com.dius.pact.core.model.ContentType;
import au.com.dius.pact.core.model.OptionalBody;
import au.com.dius.pact.core.model.v4.MessageContents;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A frame in a pact, with the rules that a real one must fit. */
record PactFrame(JsonNode json, MessageContents contents) {
    private static final JsonMapper JSON = new JsonMapper();

    static PactFrame of(MessageContents contents) {
        return new PactFrame(JSON.readTree(contents.getContents().valueAsString()), contents);
    }

    /** Returns the frame with other texts in place of some. */
    PactFrame with(Map<String, String> replaced) {
        return new PactFrame(replaced(json, replaced), contents);
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

    /** Returns in words why a real frame does not fit, empty if it does. It may have more than the pact says. */
    List<String> mismatches(JsonNode actual) {
        MatchingContext rules = new MatchingContext(contents.getMatchingRules().rulesForCategory("body"), true);
        return JsonContentMatcher.INSTANCE.matchBody(body(json), body(actual), rules).getMismatches().stream()
                .map(PactFrame::words)
                .toList();
    }

    private static String words(Mismatch mismatch) {
        return mismatch instanceof BodyMismatch body ? body.getPath() + ": " + body.getMismatch() : mismatch.toString();
    }

    private static OptionalBody body(JsonNode json) {
        return OptionalBody.body(json.toString().getBytes(StandardCharsets.UTF_8), ContentType.getJSON());
    }
}
