@NullMarked
package dev.howl.server.proxy;

import org.jspecify.annotations.NullMarked;
