@NullMarked
package dev.howl.server.tls;

import org.jspecify.annotations.NullMarked;
