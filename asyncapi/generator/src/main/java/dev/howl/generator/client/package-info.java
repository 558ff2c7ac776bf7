/** Target {@code client}: one typed client per channel, with a part per tag. */
@NullMarked
package dev.howl.generator.client;

import org.jspecify.annotations.NullMarked;
