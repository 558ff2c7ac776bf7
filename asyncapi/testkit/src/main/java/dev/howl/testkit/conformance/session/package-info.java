/** Sessions with a server under test: what its contract says of them, and the checks of every frame that arrives. */
@NullMarked
package dev.howl.testkit.conformance.session;

import org.jspecify.annotations.NullMarked;
