@NullMarked
package dev.howl.server.window;

import org.jspecify.annotations.NullMarked;
