/** What generated code of both sides calls. */
@NullMarked
package dev.howl.runtime;

import org.jspecify.annotations.NullMarked;
