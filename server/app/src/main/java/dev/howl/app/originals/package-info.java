/**
 * The original wires of the five servers that Howl replaces, for clients that cannot be changed: one package per
 * server, each on code generated from its own contract. They listen to Howl's topics and call the features through
 * their public interfaces.
 */
@NullMarked
package dev.howl.app.originals;

import org.jspecify.annotations.NullMarked;
