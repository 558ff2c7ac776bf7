/** A site of HTML pages for a contract, for the people who integrate with it. {@code DocsEmitter} is the entrance. */
@NullMarked
package dev.howl.generator.docs;

import org.jspecify.annotations.NullMarked;
