@NullMarked
package dev.howl.server.migration;

import org.jspecify.annotations.NullMarked;
