/**
 * One HTML page for a whole contract, for the people who integrate with it. {@link
 * dev.howl.generator.docs.DocsEmitter} is the only entrance; every other class renders one section.
 */
@NullMarked
package dev.howl.generator.docs;

import org.jspecify.annotations.NullMarked;
