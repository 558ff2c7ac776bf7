/** The subjects whose tokens are refused for a time, and the interface to the engine that stores them. */
@NullMarked
package dev.howl.server.revocation;

import org.jspecify.annotations.NullMarked;
