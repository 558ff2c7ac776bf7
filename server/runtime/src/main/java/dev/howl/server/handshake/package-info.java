/** The opening handshake (RFC 6455, section 4.2): addresses of channels, and checks before a session opens. */
@NullMarked
package dev.howl.server.handshake;

import org.jspecify.annotations.NullMarked;
