@NullMarked
package dev.howl.pact;

import org.jspecify.annotations.NullMarked;
