/** The nodes that serve together, for those who operate them. */
@NullMarked
package dev.howl.app.nodes;

import org.jspecify.annotations.NullMarked;
