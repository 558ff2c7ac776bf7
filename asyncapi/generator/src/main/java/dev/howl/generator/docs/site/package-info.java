/** The pages of a site: their addresses, the links between them, and the frame around each. */
@NullMarked
package dev.howl.generator.docs.site;

import org.jspecify.annotations.NullMarked;
