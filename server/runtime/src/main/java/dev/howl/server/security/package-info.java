/** Access control: verification of tokens and checks of their scopes. */
@NullMarked
package dev.howl.server.security;

import org.jspecify.annotations.NullMarked;
