@NullMarked
package dev.howl.testkit.conformance.check;

import org.jspecify.annotations.NullMarked;
