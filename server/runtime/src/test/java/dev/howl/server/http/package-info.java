@NullMarked
package dev.howl.server.http;

import org.jspecify.annotations.NullMarked;
