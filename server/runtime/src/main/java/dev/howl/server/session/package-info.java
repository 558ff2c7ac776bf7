/** One connection: what it has received, what it is subscribed to, what it is answered. */
@NullMarked
package dev.howl.server.session;

import org.jspecify.annotations.NullMarked;
