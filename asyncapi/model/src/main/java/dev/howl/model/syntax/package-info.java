/**
 * Internal: files become trees of nodes that know where they stand. Documents are treated as hostile: everything here
 * is bounded, and nothing outside the folder of the contract is read.
 */
@NullMarked
package dev.howl.model.syntax;

import org.jspecify.annotations.NullMarked;
