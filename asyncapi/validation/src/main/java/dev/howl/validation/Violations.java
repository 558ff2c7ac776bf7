package dev.howl.validation;

import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;
import dev.howl.runtime.PointerSteps;

/** Conversion of the validator's errors to violations, with JSON Pointers of bounded length. */
final class Violations {
    /** In characters. The property names of an untrusted frame can be as long as the frame. */
    private static final int MAX_POINTER = 256;

    private Violations() {}

    static Violation of(Error error) {
        return new Violation(
                pointer(error.getInstanceLocation()),
                SchemaErrorText.keyword(error),
                SchemaErrorText.withoutValue(error));
    }

    private static String pointer(NodePath path) {
        StringBuilder pointer = new StringBuilder();
        for (int i = 0; i < path.getNameCount(); i++) {
            String step = PointerSteps.escape(String.valueOf(path.getElement(i)));
            if (pointer.length() + step.length() >= MAX_POINTER) {
                break;
            }
            pointer.append('/').append(step);
        }
        return pointer.toString();
    }
}
