@NullMarked
package dev.howl.server.security;

import org.jspecify.annotations.NullMarked;
