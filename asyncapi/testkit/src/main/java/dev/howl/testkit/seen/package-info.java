/**
 * Coverage of contracts by tests: what each test class saw, in a file of its own. Counted by recorders and conformance runs
 * if the system property {@value dev.howl.testkit.seen.TestCoverage#FOLDER} names a folder.
 */
@NullMarked
package dev.howl.testkit.seen;

import org.jspecify.annotations.NullMarked;
