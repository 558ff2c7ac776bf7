@NullMarked
package dev.howl.app.wisdom;

import org.jspecify.annotations.NullMarked;
