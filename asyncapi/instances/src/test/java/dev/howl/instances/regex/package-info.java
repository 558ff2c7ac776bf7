@NullMarked
package dev.howl.instances.regex;

import org.jspecify.annotations.NullMarked;
