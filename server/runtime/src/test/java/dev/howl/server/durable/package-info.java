@NullMarked
package dev.howl.server.durable;

import org.jspecify.annotations.NullMarked;
