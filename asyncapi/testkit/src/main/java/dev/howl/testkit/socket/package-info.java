/** A small blocking WebSocket server for tests, which can also break the protocol. It knows no contract. */
@NullMarked
package dev.howl.testkit.socket;

import org.jspecify.annotations.NullMarked;
