@NullMarked
package dev.howl.app.background;

import org.jspecify.annotations.NullMarked;
