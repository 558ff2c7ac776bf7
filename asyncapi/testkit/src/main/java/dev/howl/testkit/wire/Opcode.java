package dev.howl.testkit.wire;

/** Opcodes of WebSocket frames (RFC 6455, section 5.2). */
public final class Opcode {
    public static final int CONTINUATION = 0;
    public static final int TEXT = 1;
    public static final int BINARY = 2;
    public static final int CLOSE = 8;
    public static final int PING = 9;
    public static final int PONG = 10;

    private Opcode() {}

    /** Returns {@code true} for Close, Ping, Pong and the opcodes reserved for further control frames. */
    public static boolean isControl(int opcode) {
        return opcode >= CLOSE;
    }

    /** Returns {@code true} if RFC 6455 defines the opcode. */
    public static boolean isKnown(int opcode) {
        return opcode <= BINARY || (opcode >= CLOSE && opcode <= PONG);
    }

    /** Returns the opcode in words, for messages. */
    public static String name(int opcode) {
        return switch (opcode) {
            case CONTINUATION -> "continuation";
            case TEXT -> "text";
            case BINARY -> "binary";
            case CLOSE -> "close";
            case PING -> "ping";
            case PONG -> "pong";
            default -> "opcode " + opcode;
        };
    }
}
