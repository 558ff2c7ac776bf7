package dev.howl.testkit.conformance.result;

import java.util.Locale;

/** Kind of a finding: which promise of the contract, or of RFC 6455, the server breaks. */
public enum Diagnosis {
    /** The opening handshake is refused, or answered wrongly. */
    HANDSHAKE,
    /** Frames are malformed, or follow each other in a forbidden order. */
    FRAMING,
    /** A text message is not UTF-8. */
    INVALID_UTF8,
    /** A message comes in a frame of the wrong kind, text or binary. */
    WRONG_FRAME_KIND,
    /** A message violates its schema. */
    SCHEMA,
    /** A message is none that the contract lets the server send. */
    UNKNOWN_MESSAGE,
    /** A message comes before the one that opens the session. */
    EARLY_MESSAGE,
    /** A valid request gets no reply in time. */
    NO_REPLY,
    /** The reply is not one of the request's operation. */
    WRONG_REPLY,
    /** The reply carries another correlation id than the request. */
    WRONG_CORRELATION,
    /** A reply comes twice, or without a request. */
    UNEXPECTED_REPLY,
    /** A valid message is refused, or refused with a code that the contract does not list. */
    REFUSED_VALID,
    /** An invalid message is answered as if it were valid. */
    ACCEPTED_INVALID,
    /** Nothing tells the client that its message is invalid. */
    NOT_TOLD,
    /** The error's pointer is not that of the invalid value. */
    WRONG_POINTER,
    /** The error's code is not the one for this kind of refusal, or its properties are not those of the code. */
    WRONG_CODE,
    /** The connection ends without a Close, or with a code that is no refusal. */
    WRONG_CLOSE,
    /** The server does not answer a Close. */
    NO_CLOSE_ANSWER,
    /** The server does not answer a Ping. */
    NO_PONG,
    /** After what happened the server serves nobody. */
    NOT_ALIVE,
    /** The sequence numbers of a topic have a hole, repeat, or go back. */
    POSITION,
    /** A client subscribes to a topic or key that the contract does not have. */
    SUBSCRIPTION,
    /** A message of a client has the id of another session. */
    WRONG_ID,
    /** A subscription that resumes does not continue where it was asked to. */
    RESUME,
    /** A handshake with an invalid parameter is accepted, or refused with another status than 400. */
    PARAMETER,
    /** The server sends more than the client can take. */
    FLOOD,
    /** A step of the script fails. */
    SCRIPT;

    /** Returns the name for reports, such as {@code wrong-pointer}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
