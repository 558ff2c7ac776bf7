@NullMarked
package dev.howl.testkit.process;

import org.jspecify.annotations.NullMarked;
