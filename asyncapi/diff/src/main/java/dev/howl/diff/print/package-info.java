/** Reports as text, JSON, Markdown and HTML. */
@NullMarked
package dev.howl.diff.print;

import org.jspecify.annotations.NullMarked;
