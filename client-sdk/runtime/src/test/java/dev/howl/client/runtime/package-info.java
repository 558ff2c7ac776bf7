@NullMarked
package dev.howl.client.runtime;

import org.jspecify.annotations.NullMarked;
