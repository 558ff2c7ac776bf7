/** Stand-ins for programs of others that a server under test talks to. */
@NullMarked
package dev.howl.testkit.stub;

import org.jspecify.annotations.NullMarked;
