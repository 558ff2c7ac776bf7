package dev.howl.generator.differential;

import com.networknt.schema.Error;
import dev.howl.runtime.CodedException;
import dev.howl.runtime.Codes;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The differences between generated code and JSON Schema that the guide names ("Your own contract"). */
final class Documented {
    /** Digits that a {@code double} holds of any decimal number. */
    private static final int DOUBLE_DIGITS = 15;

    /** Keywords that count members, some of which a record may drop. */
    private static final Set<String> COUNTS = Set.of("minProperties");

    private Documented() {}

    /** Returns whether a type that cannot hold a number refuses a valid frame, as the guide says. */
    static boolean refusal(JsonNode frame, CodedException refusal) {
        boolean isNull = frame.isNull() && refusal.code().equals(Codes.BAD_JSON);
        String reason = String.valueOf(refusal.getMessage());
        boolean isTwice =
                reason.contains("has an item twice") && frame.toString().contains(Texts.UPPER_CASE_UUID);
        return isNull || isTwice || reason.contains("beyond") || hasLongNumber(frame);
    }

    /** Returns whether a frame may be another message for a codec: the record of an object cannot hold null. */
    static boolean isOther(JsonNode frame) {
        return frame.isNull() || hasLongNumber(frame);
    }

    /** Returns whether a frame that was written breaks its schema for a reason that the guide names. */
    static boolean written(JsonNode frame, List<Error> violations, boolean mayDrop) {
        boolean counted = violations.stream().allMatch(violation -> COUNTS.contains(violation.getKeyword()));
        return hasLongNumber(frame) || (mayDrop && counted);
    }

    /** Returns whether a value has a number with more digits than a {@code double}. */
    static boolean hasLongNumber(JsonNode value) {
        if (value.isNumber()) {
            return value.decimalValue().stripTrailingZeros().precision() > DOUBLE_DIGITS;
        }
        return value.valueStream().anyMatch(Documented::hasLongNumber);
    }
}
