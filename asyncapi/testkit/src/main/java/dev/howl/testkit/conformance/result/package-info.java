/** Results of a conformance run: cases, findings and the traffic that shows them. */
@NullMarked
package dev.howl.testkit.conformance.result;

import org.jspecify.annotations.NullMarked;
