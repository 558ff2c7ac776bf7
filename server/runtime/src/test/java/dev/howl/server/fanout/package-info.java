@NullMarked
package dev.howl.server.fanout;

import org.jspecify.annotations.NullMarked;
