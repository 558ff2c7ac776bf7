/** Internal: references are followed and nodes become the records of the model. */
@NullMarked
package dev.howl.model.link;

import org.jspecify.annotations.NullMarked;
