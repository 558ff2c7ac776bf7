/** The AsyncAPI documents and their HTML pages. */
@NullMarked
package dev.howl.server.pages;

import org.jspecify.annotations.NullMarked;
