/** The revocation of tokens over HTTP, for operators. */
@NullMarked
package dev.howl.app.sessions;

import org.jspecify.annotations.NullMarked;
