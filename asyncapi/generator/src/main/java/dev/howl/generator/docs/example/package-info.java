/** Examples of each message, as frames and as code in several languages. */
@NullMarked
package dev.howl.generator.docs.example;

import org.jspecify.annotations.NullMarked;
