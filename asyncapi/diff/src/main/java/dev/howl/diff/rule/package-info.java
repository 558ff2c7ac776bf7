/** The rules of the comparison, by subject. */
@NullMarked
package dev.howl.diff.rule;

import org.jspecify.annotations.NullMarked;
