/** A TCP proxy that changes nothing and lets a tap see a copy; it knows nothing of HTTP or WebSocket. */
@NullMarked
package dev.howl.testkit.proxy;

import org.jspecify.annotations.NullMarked;
