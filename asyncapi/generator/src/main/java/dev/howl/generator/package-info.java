/**
 * From a contract to files: {@link dev.howl.generator.Generator} is what the Maven plugin and the command line call.
 */
@NullMarked
package dev.howl.generator;

import org.jspecify.annotations.NullMarked;
