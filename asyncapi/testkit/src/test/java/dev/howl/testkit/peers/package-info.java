/** Servers that are made without Howl, and the conformance test of them. */
@NullMarked
package dev.howl.testkit.peers;

import org.jspecify.annotations.NullMarked;
