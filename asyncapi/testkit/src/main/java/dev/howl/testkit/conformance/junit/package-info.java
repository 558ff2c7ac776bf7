/** Conformance runs as JUnit 5 tests. Needs {@code junit-jupiter-api} on the class path, which the testkit does not bring. */
@NullMarked
package dev.howl.testkit.conformance.junit;

import org.jspecify.annotations.NullMarked;
