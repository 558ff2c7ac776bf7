/** The Redis engine: one stream per topic, which every node follows. */
@NullMarked
package dev.howl.server.redis;

import org.jspecify.annotations.NullMarked;
