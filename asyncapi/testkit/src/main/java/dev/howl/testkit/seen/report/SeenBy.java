package dev.howl.testkit.seen.report;

import dev.howl.testkit.seen.SeenElement;

/**
 * A test class that saw an element.
 *
 * @param module folder of its file
 * @param test full name of the class
 */
public record SeenBy(String module, String test, SeenElement seen) {
    /** Returns the name of the class without its package. */
    String simpleName() {
        return test.substring(test.lastIndexOf('.') + 1);
    }
}
