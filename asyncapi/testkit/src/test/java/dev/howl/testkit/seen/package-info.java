@NullMarked
package dev.howl.testkit.seen;

import org.jspecify.annotations.NullMarked;
