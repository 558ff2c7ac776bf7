/**
 * Architecture rules of the modules of {@code asyncapi}: the arrows of CONTRIBUTING, and no cycles of packages. They are
 * together in the module that depends on all others, so that the build loads ArchUnit once for them.
 */
@NullMarked
package dev.howl.structure;

import org.jspecify.annotations.NullMarked;
