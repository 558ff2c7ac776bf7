/** JSON Schema as AsyncAPI 3.0 uses it (its Schema Object: a superset of draft-07), linked and located. */
@NullMarked
package dev.howl.model.schema;

import org.jspecify.annotations.NullMarked;
