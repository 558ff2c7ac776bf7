@NullMarked
package dev.howl.app.broadcasts;

import org.jspecify.annotations.NullMarked;
