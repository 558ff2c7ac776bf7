/** Verification of JSON Web Tokens, signed with a shared secret or by an issuer. */
@NullMarked
package dev.howl.server.jwt;

import org.jspecify.annotations.NullMarked;
