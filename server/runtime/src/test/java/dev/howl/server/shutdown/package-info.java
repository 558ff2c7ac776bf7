@NullMarked
package dev.howl.server.shutdown;

import org.jspecify.annotations.NullMarked;
