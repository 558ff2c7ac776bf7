@NullMarked
package dev.howl.client.pact;

import org.jspecify.annotations.NullMarked;
