/** A server of one's own contract: {@code src/main/asyncapi/chat.yaml} and one class. */
@NullMarked
package chat;

import org.jspecify.annotations.NullMarked;
