@NullMarked
package dev.howl.server.logging;

import org.jspecify.annotations.NullMarked;
