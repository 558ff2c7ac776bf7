/**
 * Explanations of what the elements of a contract become in Java, as text. {@link
 * dev.howl.generator.explain.ContractExplainer} is the only entrance. Nothing is decided here: everything is read from
 * the plans from which code is emitted.
 */
@NullMarked
package dev.howl.generator.explain;

import org.jspecify.annotations.NullMarked;
