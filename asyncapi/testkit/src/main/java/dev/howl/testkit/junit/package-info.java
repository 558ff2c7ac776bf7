/** JUnit 5 extensions. JUnit is an optional dependency: only these classes need it. */
@NullMarked
package dev.howl.testkit.junit;

import org.jspecify.annotations.NullMarked;
