/**
 * An AsyncAPI document as a linked model: every reference followed, every part with its location. {@link
 * dev.howl.model.reader.ContractReader} reads one.
 */
@NullMarked
package dev.howl.model;

import org.jspecify.annotations.NullMarked;
