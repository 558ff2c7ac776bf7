/** Reports of what all tests of a build saw of a contract: a page, JSON, and the sentence that fails the build. */
@NullMarked
package dev.howl.testkit.seen.report;

import org.jspecify.annotations.NullMarked;
