/** Who may do what: tokens, and what they are asked for. */
@NullMarked
package dev.howl.server.security;

import org.jspecify.annotations.NullMarked;
