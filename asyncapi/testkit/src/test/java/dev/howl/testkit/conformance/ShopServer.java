package dev.howl.testkit.conformance;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A WebSocket server of the shop in plain sockets, which shares no code with the testkit. Every part of it is a function
 * that a test replaces to break it.
 */
final class ShopServer implements AutoCloseable {
    static final int TEXT = 1;
    static final int BINARY = 2;
    static final int CLOSE = 8;
    static final int PING = 9;
    static final int PONG = 10;

    /** The answer's Sec-WebSocket-Accept, from the right one. */
    UnaryOperator<String> accept = key -> key;
    /** Further lines of the handshake's answer. */
    String headers = "";
    /** Called on a new connection. */
    Step opened = connection -> {};
    /** Answers a valid request. */
    Answers answers = ShopAnswers::to;
    /** Answers an invalid message, with its error or otherwise. */
    Refusal refusal = (connection, error) -> connection.text(error);
    /** {@code false} accepts every message. */
    boolean validates = true;
    /** Answers a text that is no JSON object. */
    Step malformed = connection -> connection.text(ShopAnswers.error("bad_json", null, null));
    /** Answers a frame that RFC 6455 forbids. */
    Step forbidden = connection -> connection.close(1002);
    /** Answers invalid UTF-8. */
    Step garbled = connection -> connection.close(1007);
    /** Answers a Close. */
    Step closing = connection -> connection.close(1000);
    /** Answers a Ping. */
    Sender pong = (connection, payload) -> connection.frame(PONG, payload);
    /** Answers a binary message. */
    Sender binary = (connection, payload) -> connection.close(1003);
    /** The bytes of a frame. */
    Encoder encoder = ShopServer::encoded;

    private final ServerSocket server;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

    interface Step {
        void run(Connection connection) throws IOException;
    }

    interface Sender {
        void send(Connection connection, byte[] payload) throws IOException;
    }

    interface Encoder {
        byte[] encode(int opcode, byte[] payload);
    }

    interface Answers {
        List<String> to(ShopAnswers.Request request);
    }

    interface Refusal {
        void send(Connection connection, String error) throws IOException;
    }

    ShopServer() {
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        daemon(this::acceptAll);
    }

    URI uri() {
        return URI.create("ws://127.0.0.1:" + server.getLocalPort());
    }

    private static void daemon(Runnable task) {
        Thread thread = new Thread(task, "shop");
        thread.setDaemon(true);
        thread.start();
    }

    private void acceptAll() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                sockets.add(socket);
                daemon(() -> serve(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            new Connection(socket).run();
        } catch (IOException e) {
            // The client has gone.
        } finally {
            sockets.remove(socket);
        }
    }

    static byte[] encoded(int opcode, byte[] payload) {
        return encoded(0x80 | opcode, 0, payload);
    }

    static byte[] encoded(int first, int maskBit, byte[] payload) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(first);
        if (payload.length < 126) {
            out.write(maskBit | payload.length);
        } else {
            out.write(maskBit | 126);
            out.write(payload.length >> 8);
            out.write(payload.length);
        }
        if (maskBit != 0) {
            out.writeBytes(new byte[4]);
        }
        out.writeBytes(payload);
        return out.toByteArray();
    }

    @Override
    public void close() {
        try {
            server.close();
            for (Socket socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One connection. */
    final class Connection {
        private final Socket socket;
        private final DataInputStream in;
        private final OutputStream out;
        private boolean closed;

        Connection(Socket socket) throws IOException {
            this.socket = socket;
            this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
            this.out = socket.getOutputStream();
        }

        void run() throws IOException {
            handshake();
            opened.run(this);
            while (!closed) {
                frame();
            }
        }

        private void handshake() throws IOException {
            String key = "";
            for (String line = line(); !line.isEmpty(); line = line()) {
                if (line.toLowerCase(java.util.Locale.ROOT).startsWith("sec-websocket-key:")) {
                    key = line.substring(line.indexOf(':') + 1).strip();
                }
            }
            String answer = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                    + "Sec-WebSocket-Accept: " + accept.apply(hash(key)) + "\r\n" + headers + "\r\n";
            out.write(answer.getBytes(StandardCharsets.US_ASCII));
        }

        private String line() throws IOException {
            StringBuilder line = new StringBuilder();
            for (int next = in.readUnsignedByte(); next != '\n'; next = in.readUnsignedByte()) {
                if (next != '\r') {
                    line.append((char) next);
                }
            }
            return line.toString();
        }

        private static String hash(String key) {
            try {
                byte[] all = (key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes(StandardCharsets.US_ASCII);
                return Base64.getEncoder()
                        .encodeToString(MessageDigest.getInstance("SHA-1").digest(all));
            } catch (GeneralSecurityException e) {
                throw new AssertionError(e);
            }
        }

        private void frame() throws IOException {
            int first = in.readUnsignedByte();
            int second = in.readUnsignedByte();
            int opcode = first & 15;
            long length = second & 127;
            length = length == 126 ? in.readUnsignedShort() : length == 127 ? in.readLong() : length;
            boolean control = opcode >= 8;
            boolean known = opcode <= 2 || (opcode >= 8 && opcode <= 10);
            boolean wrong = (first & 0x70) != 0
                    || !known
                    || opcode == 0
                    || (second & 128) == 0
                    || (control && (length > 125 || (first & 128) == 0))
                    || length > 1_000_000;
            if (wrong) {
                forbidden.run(this);
                return;
            }
            byte[] mask = in.readNBytes(4);
            byte[] payload = in.readNBytes((int) length);
            for (int i = 0; i < payload.length; i++) {
                payload[i] ^= mask[i % 4];
            }
            handle(opcode, payload);
        }

        private void handle(int opcode, byte[] payload) throws IOException {
            if (opcode == CLOSE) {
                boolean bad =
                        payload.length == 1 || (payload.length > 1 && payload[0] == 3 && payload[1] == (byte) 0xED);
                (bad ? forbidden : closing).run(this);
            } else if (opcode == PING || opcode == BINARY) {
                (opcode == PING ? pong : binary).send(this, payload);
            } else if (opcode == TEXT) {
                try {
                    message(StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(payload))
                            .toString());
                } catch (CharacterCodingException e) {
                    garbled.run(this);
                }
            }
        }

        private void message(String text) throws IOException {
            ShopAnswers.Request request = ShopAnswers.Request.parse(text);
            if (request == null) {
                malformed.run(this);
                return;
            }
            @Nullable String error = validates ? ShopAnswers.validate(request) : null;
            if (error != null) {
                refusal.send(this, error);
                return;
            }
            for (String answer : answers.to(request)) {
                text(answer);
            }
        }

        void text(String text) throws IOException {
            frame(TEXT, text.getBytes(StandardCharsets.UTF_8));
        }

        void frame(int opcode, byte[] payload) throws IOException {
            raw(encoder.encode(opcode, payload));
        }

        void raw(byte[] bytes) throws IOException {
            out.write(bytes);
        }

        /** Sends a Close and reads until the client ends the connection. */
        void close(int code) throws IOException {
            frame(CLOSE, new byte[] {(byte) (code >> 8), (byte) code});
            end();
        }

        /** Ends the sending side. */
        void end() throws IOException {
            closed = true;
            socket.shutdownOutput();
        }
    }
}
