/** Wolf wisdom: one quote every interval, for everybody who subscribed. */
@NullMarked
package dev.howl.app.wisdom;

import org.jspecify.annotations.NullMarked;
