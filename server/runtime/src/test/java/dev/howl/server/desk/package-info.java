@NullMarked
package dev.howl.server.desk;

import org.jspecify.annotations.NullMarked;
