@NullMarked
package dev.howl.testkit.conformance.listen;

import org.jspecify.annotations.NullMarked;
