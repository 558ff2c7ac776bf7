@NullMarked
package dev.howl.instances;

import org.jspecify.annotations.NullMarked;
