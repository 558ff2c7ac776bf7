@NullMarked
package dev.howl.app.originals.turns;

import org.jspecify.annotations.NullMarked;
