/**
 * Architecture rules for the modules of {@code asyncapi}: the dependencies that CONTRIBUTING draws, and no package
 * cycles. They are in the module that depends on all others, so that the build loads ArchUnit once for them.
 */
@NullMarked
package dev.howl.structure;

import org.jspecify.annotations.NullMarked;
