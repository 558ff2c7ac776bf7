/** A server for a contract of your own: the document {@code src/main/asyncapi/chat.yaml} and one handler. */
@NullMarked
package chat;

import org.jspecify.annotations.NullMarked;
