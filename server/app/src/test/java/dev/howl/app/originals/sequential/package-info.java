@NullMarked
package dev.howl.app.originals.sequential;

import org.jspecify.annotations.NullMarked;
