/** What generated code and features call. */
@NullMarked
package dev.howl.server;

import org.jspecify.annotations.NullMarked;
