/** A handler for a channel whose address, query and headers have types: the document {@code house.yaml}. */
@NullMarked
package chat.house;

import org.jspecify.annotations.NullMarked;
