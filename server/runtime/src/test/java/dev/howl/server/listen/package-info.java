@NullMarked
package dev.howl.server.listen;

import org.jspecify.annotations.NullMarked;
