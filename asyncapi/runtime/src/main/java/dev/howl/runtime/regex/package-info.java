/** Translation of ECMA-262 regular expressions to {@link java.util.regex}. */
@NullMarked
package dev.howl.runtime.regex;

import org.jspecify.annotations.NullMarked;
