/** The server's side of a conformance test, which tests clients. */
@NullMarked
package dev.howl.testkit.conformance.listen;

import org.jspecify.annotations.NullMarked;
