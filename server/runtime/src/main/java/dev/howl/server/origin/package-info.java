/** The hosts that a request may ask for, and the origins whose pages may connect. */
@NullMarked
package dev.howl.server.origin;

import org.jspecify.annotations.NullMarked;
