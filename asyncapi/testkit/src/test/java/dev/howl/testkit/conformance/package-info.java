@NullMarked
package dev.howl.testkit.conformance;

import org.jspecify.annotations.NullMarked;
