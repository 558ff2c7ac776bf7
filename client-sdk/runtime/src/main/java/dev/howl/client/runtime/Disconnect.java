package dev.howl.client.runtime;

import dev.howl.runtime.CloseCodes;

/** The reason why a WebSocket session ended or could not be opened. */
sealed interface Disconnect {

    /** Returns the failure for messages that were in flight. */
    ConnectionLostException toException();

    /** Returns the failure that listeners get as the cause of the new connection state. */
    default Throwable cause() {
        return toException();
    }

    /** The peer's Close frame; code 1006 if TCP ended without one. */
    record CloseFrame(int code, String reason) implements Disconnect {
        @Override
        public ConnectionLostException toException() {
            String why = reason.isEmpty() ? "" : ": " + reason;
            return new ConnectionLostException(code, "the connection was closed with " + code + why, null);
        }
    }

    /** A failure of the network, the handshake or the token supplier, or a time-out. */
    record Failure(@Override Throwable cause) implements Disconnect {
        @Override
        public ConnectionLostException toException() {
            return new ConnectionLostException(CloseCodes.ABNORMAL, "the connection failed: " + cause, cause);
        }
    }

    /** An error message of the contract that refuses the client itself, not one of its requests. */
    record Refusal(RequestFailedException error) implements Disconnect {
        @Override
        public ConnectionLostException toException() {
            return new ConnectionLostException(
                    CloseCodes.ABNORMAL, "the server refused the client: " + error.code(), error);
        }

        @Override
        public Throwable cause() {
            return error;
        }
    }
}
