/** JSON Web Tokens: tokens that somebody else has signed. */
@NullMarked
package dev.howl.server.jwt;

import org.jspecify.annotations.NullMarked;
