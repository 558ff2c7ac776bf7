/** TLS of the web server: its settings, and what is wrong with them. */
@NullMarked
package dev.howl.server.tls;

import org.jspecify.annotations.NullMarked;
