@NullMarked
package dev.howl.testkit.regex;

import org.jspecify.annotations.NullMarked;
