@NullMarked
package dev.howl.server.redis;

import org.jspecify.annotations.NullMarked;
