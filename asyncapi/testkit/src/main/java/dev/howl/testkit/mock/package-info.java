/**
 * A mock server for any contract with WebSocket channels: it validates what clients send, answers, pushes, and misbehaves
 * on demand.
 */
@NullMarked
package dev.howl.testkit.mock;

import org.jspecify.annotations.NullMarked;
