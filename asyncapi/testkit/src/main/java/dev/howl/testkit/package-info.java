/** A recorder that validates every frame on the wire against a contract, and raw clients. For any document. */
@NullMarked
package dev.howl.testkit;

import org.jspecify.annotations.NullMarked;
