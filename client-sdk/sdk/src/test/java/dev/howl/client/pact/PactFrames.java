package dev.howl.client.pact;

import au.com.dius.pact.consumer.dsl.DslPart;
import au.com.dius.pact.consumer.dsl.LambdaDsl;
import au.com.dius.pact.consumer.dsl.LambdaDslObject;
import au.com.dius.pact.core.matchers.JsonContentMatcher;
import au.com.dius.pact.core.matchers.MatchingContext;
import au.com.dius.pact.core.matchers.Mismatch;
import au.com.dius.pact.core.model.ContentType;
import au.com.dius.pact.core.model.OptionalBody;
import au.com.dius.pact.core.model.v4.MessageContents;
import dev.howl.model.InvalidContractException;
import dev.howl.model.reader.ContractReader;
import dev.howl.runtime.Position;
import dev.howl.testkit.ConformanceCheck;
import dev.howl.testkit.Recorder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/** Builders and checks of the frames in pacts. */
final class PactFrames {
    static final String REF = "s-1";

    private static final Path CONTRACT = Path.of("../../asyncapi/contract/howl.asyncapi.yaml");

    private PactFrames() {}

    /** Starts a recorder that validates the frames of client and server against the contract. */
    static Recorder recorder(PactServer server) throws IOException, InvalidContractException {
        return Recorder.between(ConformanceCheck.of(ContractReader.read(CONTRACT)), server.address());
    }

    static String text(MessageContents contents) {
        return contents.getContents().valueAsString();
    }

    /** Returns the differences between a frame and the pact. */
    static List<Mismatch> mismatches(MessageContents expected, String frame) {
        OptionalBody actual = OptionalBody.body(frame.getBytes(StandardCharsets.UTF_8), ContentType.getJSON());
        MatchingContext rules = new MatchingContext(expected.getMatchingRules().rulesForCategory("body"), false);
        return JsonContentMatcher.INSTANCE
                .matchBody(expected.getContents(), actual, rules)
                .getMismatches();
    }

    /** Returns a request with any {@code ref} and connection id. */
    static DslPart request(String type, Consumer<LambdaDslObject> rest) {
        return LambdaDsl.newJsonBody(frame -> frame.stringValue("type", type)
                        .stringMatcher("ref", ".{1,64}", REF)
                        .object("payload", payload -> {
                            payload.uuid("id", UUID.fromString(PactServer.CONNECTION_ID));
                            rest.accept(payload);
                        }))
                .build();
    }

    /** Returns an answer. Its {@code ref} has no matcher, because it must be the request's. */
    static DslPart answer(String type, Consumer<LambdaDslObject> payload) {
        return LambdaDsl.newJsonBody(frame ->
                        frame.stringValue("type", type).stringValue("ref", REF).object("payload", payload))
                .build();
    }

    static DslPart event(String type, Position at, Consumer<LambdaDslObject> payload) {
        return LambdaDsl.newJsonBody(frame -> frame.stringValue("type", type)
                        .object("payload", payload)
                        .object("position", position -> position(position, at)))
                .build();
    }

    /** Returns the confirmation of a subscription that begins after a position. */
    static DslPart confirmation(Position after) {
        return answer("subscribe_confirmation", payload -> {
            payload.stringValue("status", "ok").stringValue("topic", after.topic());
            if (after.key() != null) {
                payload.stringValue("key", after.key());
            }
            payload.object("position", position -> position(position, after));
        });
    }

    /** Adds a position with the given topic and key, and any epoch and sequence number. */
    static void position(LambdaDslObject position, Position at) {
        position.stringValue("topic", at.topic());
        if (at.key() != null) {
            position.stringValue("key", at.key());
        }
        position.stringMatcher("epoch", ".{1,36}", at.epoch()).integerType("seq", Math.toIntExact(at.seq()));
    }
}
