/** Programs that a test starts as processes of their own. */
@NullMarked
package dev.howl.testkit.process;

import org.jspecify.annotations.NullMarked;
