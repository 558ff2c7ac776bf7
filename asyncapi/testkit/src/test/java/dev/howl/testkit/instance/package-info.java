@NullMarked
package dev.howl.testkit.instance;

import org.jspecify.annotations.NullMarked;
