/** A transparent TCP proxy with a listener that gets a copy of the bytes. It is independent of HTTP and WebSocket. */
@NullMarked
package dev.howl.testkit.proxy;

import org.jspecify.annotations.NullMarked;
