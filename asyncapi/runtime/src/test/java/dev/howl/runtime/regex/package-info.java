/** Tests of the translation of regular expressions. */
@NullMarked
package dev.howl.runtime.regex;

import org.jspecify.annotations.NullMarked;
