@NullMarked
package dev.howl.app.pact;

import org.jspecify.annotations.NullMarked;
