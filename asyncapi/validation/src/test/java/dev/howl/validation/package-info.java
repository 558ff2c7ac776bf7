@NullMarked
package dev.howl.validation;

import org.jspecify.annotations.NullMarked;
