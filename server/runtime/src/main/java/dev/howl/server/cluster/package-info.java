/** The nodes that share one log, and the cluster of a single node. */
@NullMarked
package dev.howl.server.cluster;

import org.jspecify.annotations.NullMarked;
