/**
 * Parsers and encoders of HTTP/1.1 heads and WebSocket frames. They share no code with server and SDK, whose bugs they
 * would share too.
 */
@NullMarked
package dev.howl.testkit.wire;

import org.jspecify.annotations.NullMarked;
