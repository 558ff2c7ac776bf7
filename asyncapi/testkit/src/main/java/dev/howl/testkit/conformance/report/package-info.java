/** Reports of a conformance run: text, JSON, JUnit XML and a page. */
@NullMarked
package dev.howl.testkit.conformance.report;

import org.jspecify.annotations.NullMarked;
