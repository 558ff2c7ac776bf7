@NullMarked
package dev.howl.server.jwt;

import org.jspecify.annotations.NullMarked;
