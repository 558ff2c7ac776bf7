/** The list of the cluster's nodes, for operators. */
@NullMarked
package dev.howl.app.nodes;

import org.jspecify.annotations.NullMarked;
