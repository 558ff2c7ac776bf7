/**
 * Runtime library of generated code, for server and client: the description of a channel, the frame codec, JSON Schema
 * constraints and coded errors. It depends on Jackson alone.
 */
@NullMarked
package dev.howl.runtime;

import org.jspecify.annotations.NullMarked;
