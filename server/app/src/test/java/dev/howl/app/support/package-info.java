/** What the acceptance tests share. */
@NullMarked
package dev.howl.app.support;

import org.jspecify.annotations.NullMarked;
