/** The API of the starter: the types that generated code and applications use. */
@NullMarked
package dev.howl.server;

import org.jspecify.annotations.NullMarked;
