/** The differences between two versions of a contract: findings, each with the rule that it breaks and whom it breaks. */
@NullMarked
package dev.howl.diff;

import org.jspecify.annotations.NullMarked;
