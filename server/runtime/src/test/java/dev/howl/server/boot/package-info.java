/** Tests of what the starter creates before the beans of the application. */
@NullMarked
package dev.howl.server.boot;

import org.jspecify.annotations.NullMarked;
