/** HTTP/1.1 heads and RFC 6455 frames, read and written by hand: nothing is shared with what is tested. */
@NullMarked
package dev.howl.testkit.wire;

import org.jspecify.annotations.NullMarked;
