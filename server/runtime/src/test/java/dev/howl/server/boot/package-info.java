/** What is made before the application's beans are. */
@NullMarked
package dev.howl.server.boot;

import org.jspecify.annotations.NullMarked;
