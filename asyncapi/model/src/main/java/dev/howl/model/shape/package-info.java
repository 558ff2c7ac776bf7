/**
 * Schemas as programs see them: everything that applies to one value taken together ({@link
 * dev.howl.model.shape.Shape}),
 * and the kind of type that this is ({@link dev.howl.model.shape.Type}).
 */
@NullMarked
package dev.howl.model.shape;

import org.jspecify.annotations.NullMarked;
