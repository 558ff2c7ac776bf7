@NullMarked
package dev.howl.app.sessions;

import org.jspecify.annotations.NullMarked;
