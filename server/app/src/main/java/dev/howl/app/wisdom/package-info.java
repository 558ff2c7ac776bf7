/** Wolf wisdom: a quote at a fixed interval, for all subscribers. */
@NullMarked
package dev.howl.app.wisdom;

import org.jspecify.annotations.NullMarked;
