/** Child processes for tests: starting programs, awaiting their output, signalling and ending them. */
@NullMarked
package dev.howl.testkit.process;

import org.jspecify.annotations.NullMarked;
