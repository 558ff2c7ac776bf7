package dev.howl.client.runtime;

import dev.howl.runtime.CloseCodes;

/** How a link ended, or why a try did not become one. */
sealed interface Disconnect {

    /** As the failure of what was in flight. */
    ConnectionLostException lost();

    /** The peer's Close frame, or 1006. */
    record ByClose(int code, String reason) implements Disconnect {
        @Override
        public ConnectionLostException lost() {
            String why = reason.isEmpty() ? "" : ": " + reason;
            return new ConnectionLostException(code, "the connection was closed with " + code + why, null);
        }
    }

    /** The network, the handshake, the token supplier or silence. */
    record ByFailure(Throwable cause) implements Disconnect {
        @Override
        public ConnectionLostException lost() {
            return new ConnectionLostException(CloseCodes.ABNORMAL, "the connection failed: " + cause, cause);
        }
    }

    /** An error of the contract that refuses the client itself. */
    record ByRefusal(RequestFailedException error) implements Disconnect {
        @Override
        public ConnectionLostException lost() {
            return new ConnectionLostException(
                    CloseCodes.ABNORMAL, "the server refused the client: " + error.code(), error);
        }
    }
}
