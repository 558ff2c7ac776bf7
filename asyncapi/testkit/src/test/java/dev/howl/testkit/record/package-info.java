@NullMarked
package dev.howl.testkit.record;

import org.jspecify.annotations.NullMarked;
