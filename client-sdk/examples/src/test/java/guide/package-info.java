/** The code, the commands and the links of README and guides. */
@NullMarked
package guide;

import org.jspecify.annotations.NullMarked;
