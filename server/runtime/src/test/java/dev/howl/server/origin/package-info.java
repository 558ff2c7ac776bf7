@NullMarked
package dev.howl.server.origin;

import org.jspecify.annotations.NullMarked;
