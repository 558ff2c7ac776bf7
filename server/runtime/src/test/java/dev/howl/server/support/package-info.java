@NullMarked
package dev.howl.server.support;

import org.jspecify.annotations.NullMarked;
