@NullMarked
package dev.howl.model.routing;

import org.jspecify.annotations.NullMarked;
