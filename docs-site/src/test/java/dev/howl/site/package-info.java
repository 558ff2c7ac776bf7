/** Checks of generated sites, and the tests that run them over the site of this project and over other documents. */
@NullMarked
package dev.howl.site;

import org.jspecify.annotations.NullMarked;
