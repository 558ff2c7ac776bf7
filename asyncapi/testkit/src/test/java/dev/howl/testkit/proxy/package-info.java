@NullMarked
package dev.howl.testkit.proxy;

import org.jspecify.annotations.NullMarked;
