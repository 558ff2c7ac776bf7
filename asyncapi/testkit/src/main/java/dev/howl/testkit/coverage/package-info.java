/** Coverage of a contract: which of its messages, operations, keywords, codes and parameters were seen. */
@NullMarked
package dev.howl.testkit.coverage;

import org.jspecify.annotations.NullMarked;
