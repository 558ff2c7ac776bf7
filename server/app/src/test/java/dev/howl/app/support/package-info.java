/** Shared helpers of the acceptance tests. */
@NullMarked
package dev.howl.app.support;

import org.jspecify.annotations.NullMarked;
