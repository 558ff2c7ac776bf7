/** Acceptance tests of the server's pages in a real browser. */
@NullMarked
package dev.howl.app.pages;

import org.jspecify.annotations.NullMarked;
