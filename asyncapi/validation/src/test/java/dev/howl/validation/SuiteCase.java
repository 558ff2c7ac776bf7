package dev.howl.validation;

import dev.howl.runtime.Direction;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A test of the JSON Schema Test Suite: a value and whether a schema accepts it.
 *
 * @param name descriptions of the group and of the test
 * @param schema a document by itself
 */
record SuiteCase(String name, JsonNode schema, JsonNode value, boolean valid) {
    /**
     * The verdict on a test.
     *
     * @param reason message of the exception that refused the schema; {@code null} if it was not refused
     */
    record Verdict(Outcome outcome, @Nullable String reason) {
        @Override
        public String toString() {
            return reason == null ? outcome.toString() : outcome + " (" + reason + ")";
        }
    }

    /** The comparison of a verdict with the suite's. */
    enum Outcome {
        RIGHT,
        WRONG,
        REFUSED
    }

    /** Returns the tests of a file. */
    static List<SuiteCase> of(JsonNode file) {
        List<SuiteCase> cases = new ArrayList<>();
        for (JsonNode group : file) {
            for (JsonNode test : group.path("tests")) {
                cases.add(new SuiteCase(
                        group.path("description").stringValue() + " - "
                                + test.path("description").stringValue(),
                        group.path("schema"),
                        test.path("data"),
                        test.path("valid").booleanValue()));
            }
        }
        return cases;
    }

    Verdict run() {
        try {
            boolean accepted = FrameValidator.load(bundle())
                    .validate(Direction.TO_SERVER, "m", value)
                    .isEmpty();
            return new Verdict(accepted == valid ? Outcome.RIGHT : Outcome.WRONG, null);
        } catch (InvalidBundleException e) {
            return new Verdict(Outcome.REFUSED, e.getMessage());
        }
    }

    private ObjectNode bundle() {
        ObjectNode bundle = JsonNodeFactory.instance.objectNode();
        bundle.put("channel", "suite");
        bundle.putObject("toServer").set("m", schema);
        bundle.putObject("toClient");
        return bundle;
    }
}
