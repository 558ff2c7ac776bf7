/** WebSocket client for tests of other people's servers: blocking, bounded in time and memory, and it hides nothing. */
@NullMarked
package dev.howl.testkit.conformance.client;

import org.jspecify.annotations.NullMarked;
