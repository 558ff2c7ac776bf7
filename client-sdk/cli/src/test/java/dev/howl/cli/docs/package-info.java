/** Tests of the server of {@code howl docs --serve}. */
@NullMarked
package dev.howl.cli.docs;

import org.jspecify.annotations.NullMarked;
