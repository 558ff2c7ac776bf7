@NullMarked
package dev.howl.testkit.seen.report;

import org.jspecify.annotations.NullMarked;
