/** TLS of the web server: its settings and their validation. */
@NullMarked
package dev.howl.server.tls;

import org.jspecify.annotations.NullMarked;
