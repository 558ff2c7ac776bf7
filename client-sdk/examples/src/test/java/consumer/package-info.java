/** Tests of what this build publishes: projects outside the reactor are built from it and run. */
@NullMarked
package consumer;

import org.jspecify.annotations.NullMarked;
