/**
 * The wires of the five servers that Howl replaces, for clients that cannot be changed: one package a server, each on
 * code generated from a document of its own. They hear what happens from the topics of Howl, and ask the features
 * through their public interfaces.
 */
@NullMarked
package dev.howl.app.originals;

import org.jspecify.annotations.NullMarked;
