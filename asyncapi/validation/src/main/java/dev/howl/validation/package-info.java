/** Validation of frames against the JSON Schemas of a contract. */
@NullMarked
package dev.howl.validation;

import org.jspecify.annotations.NullMarked;
