@NullMarked
package dev.howl.server.h2;

import org.jspecify.annotations.NullMarked;
