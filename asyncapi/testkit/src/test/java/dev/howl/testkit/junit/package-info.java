@NullMarked
package dev.howl.testkit.junit;

import org.jspecify.annotations.NullMarked;
