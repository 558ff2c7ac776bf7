/** The contracts and their documentation, as pages. */
@NullMarked
package dev.howl.server.pages;

import org.jspecify.annotations.NullMarked;
