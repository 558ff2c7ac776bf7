/** A recorder that checks every frame on the wire against a contract, and raw clients; for any document. */
@NullMarked
package dev.howl.testkit;

import org.jspecify.annotations.NullMarked;
