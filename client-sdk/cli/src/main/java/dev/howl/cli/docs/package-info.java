/** The server of {@code howl docs --serve}: pages on the loopback interface, and the relay of their WebSockets. */
@NullMarked
package dev.howl.cli.docs;

import org.jspecify.annotations.NullMarked;
