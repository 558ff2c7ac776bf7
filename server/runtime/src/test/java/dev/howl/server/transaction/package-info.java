@NullMarked
package dev.howl.server.transaction;

import org.jspecify.annotations.NullMarked;
