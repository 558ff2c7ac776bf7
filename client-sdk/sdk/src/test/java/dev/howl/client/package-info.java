@NullMarked
package dev.howl.client;

import org.jspecify.annotations.NullMarked;
