/** The opening handshake (RFC 6455, section 4.2): where channels are mounted, and who may connect. */
@NullMarked
package dev.howl.server.handshake;

import org.jspecify.annotations.NullMarked;
