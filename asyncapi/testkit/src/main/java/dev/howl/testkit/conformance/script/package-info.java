/** Scripts of a conformance run: values for messages, and steps that cause what the contract alone cannot. */
@NullMarked
package dev.howl.testkit.conformance.script;

import org.jspecify.annotations.NullMarked;
