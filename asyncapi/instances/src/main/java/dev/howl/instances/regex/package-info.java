/** Regular expressions of ECMA-262, parsed to match texts and to make texts that match. */
@NullMarked
package dev.howl.instances.regex;

import org.jspecify.annotations.NullMarked;
