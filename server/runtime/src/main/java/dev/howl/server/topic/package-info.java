/** A topic as it is served: publishing, and the listeners of this process. */
@NullMarked
package dev.howl.server.topic;

import org.jspecify.annotations.NullMarked;
