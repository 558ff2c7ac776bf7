@NullMarked
package dev.howl.server.log;

import org.jspecify.annotations.NullMarked;
