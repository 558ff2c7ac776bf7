/** The pages: one class for each kind of element. */
@NullMarked
package dev.howl.generator.docs.page;

import org.jspecify.annotations.NullMarked;
