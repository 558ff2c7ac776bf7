@NullMarked
package dev.howl.app.originals.environment;

import org.jspecify.annotations.NullMarked;
