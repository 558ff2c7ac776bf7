@NullMarked
package dev.howl.app.incidents;

import org.jspecify.annotations.NullMarked;
