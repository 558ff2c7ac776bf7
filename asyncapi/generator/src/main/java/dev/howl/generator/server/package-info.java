/** Target {@code server}: handler interfaces, session, publishers, and their binding to the server's runtime. */
@NullMarked
package dev.howl.generator.server;

import org.jspecify.annotations.NullMarked;
