/**
 * Internal: files become trees of nodes with their locations. Documents are treated as hostile: everything here
 * is bounded, and nothing outside the folder of the contract is read.
 */
@NullMarked
package dev.howl.model.syntax;

import org.jspecify.annotations.NullMarked;
