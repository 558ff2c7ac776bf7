@NullMarked
package dev.howl.server.handshake;

import org.jspecify.annotations.NullMarked;
