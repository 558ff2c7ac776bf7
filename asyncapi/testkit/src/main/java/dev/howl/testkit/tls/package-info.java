/** TLS certificates for tests. */
@NullMarked
package dev.howl.testkit.tls;

import org.jspecify.annotations.NullMarked;
