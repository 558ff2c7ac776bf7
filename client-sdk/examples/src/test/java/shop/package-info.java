/** Tests of a client with a mock of its server. */
@NullMarked
package shop;

import org.jspecify.annotations.NullMarked;
