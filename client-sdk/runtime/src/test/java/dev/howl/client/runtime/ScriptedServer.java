package dev.howl.client.runtime;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A WebSocket server on plain sockets that follows a script of the test on each connection. */
final class ScriptedServer implements AutoCloseable {
    private static final long BIND_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final long RETRY_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final ServerSocket listening;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    /** The behaviour on one connection, run on its own thread. */
    interface Script {
        void run(Peer peer) throws IOException;
    }

    /** @param port port to listen on, 0 for any */
    ScriptedServer(int port, Script script) throws IOException {
        listening = listen(port);
        daemon(() -> accept(script));
    }

    /** Listens on a port, which a connection of another program may have for a moment. */
    private static ServerSocket listen(int port) throws IOException {
        long end = System.nanoTime() + BIND_NANOS;
        while (true) {
            ServerSocket socket = new ServerSocket();
            socket.setReuseAddress(true);
            try {
                socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
                return socket;
            } catch (BindException e) {
                socket.close();
                if (System.nanoTime() - end > 0) {
                    throw e;
                }
                LockSupport.parkNanos(RETRY_NANOS);
            }
        }
    }

    URI uri() {
        return URI.create("ws://127.0.0.1:" + port() + "/ships");
    }

    int port() {
        return listening.getLocalPort();
    }

    /** Stops at once and resets all connections. */
    @Override
    public void close() throws IOException {
        listening.close();
        for (Socket socket : open) {
            reset(socket);
        }
    }

    private void accept(Script script) {
        try {
            while (true) {
                Socket socket = listening.accept();
                open.add(socket);
                daemon(() -> serve(script, socket));
            }
        } catch (IOException e) {
            // the server was closed
        }
    }

    private static void serve(Script script, Socket socket) {
        try {
            script.run(new Peer(socket));
        } catch (IOException e) {
            // the test has ended the connection
        }
    }

    private static void daemon(Runnable task) {
        Thread thread = new Thread(task, "scripted-server");
        thread.setDaemon(true);
        thread.start();
    }

    private static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException e) {
            // already closed
        }
    }

    /** The server side of one connection. */
    static final class Peer {
        private final Socket socket;
        private final DataInputStream in;
        private final OutputStream out;

        record Received(int opcode, ByteBuffer payload) {
            String text() {
                return StandardCharsets.UTF_8.decode(payload.duplicate()).toString();
            }

            int closeCode() {
                return payload.getShort(0) & 0xffff;
            }
        }

        private Peer(Socket socket) throws IOException {
            this.socket = socket;
            this.in = new DataInputStream(socket.getInputStream());
            this.out = socket.getOutputStream();
        }

        /** Reads the handshake request and returns its {@code Sec-WebSocket-Key} (RFC 6455, section 4.1). */
        String request() throws IOException {
            String key = "";
            for (String line = line(); !line.isEmpty(); line = line()) {
                if (line.toLowerCase(Locale.ROOT).startsWith("sec-websocket-key:")) {
                    key = line.substring(line.indexOf(':') + 1).trim();
                }
            }
            return key;
        }

        void accept(String key) throws IOException {
            raw("HTTP/1.1 101 Switching Protocols\r\n"
                    + "Upgrade: websocket\r\n"
                    + "Connection: Upgrade\r\n"
                    + "Sec-WebSocket-Accept: "
                    + acceptKey(key) + "\r\n\r\n");
        }

        /** Accepts the handshake and sends the initial frame. */
        void greet() throws IOException {
            accept(request());
            text("{\"type\":\"welcome\",\"payload\":{\"id\":\"c1\"}}");
        }

        void raw(String bytes) throws IOException {
            out.write(bytes.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
        }

        void text(String text) throws IOException {
            frame(0x81, text.getBytes(StandardCharsets.UTF_8));
        }

        void close(int code) throws IOException {
            frame(0x88, new byte[] {(byte) (code >> 8), (byte) code});
        }

        /**
         * Sends a frame.
         *
         * @param head first byte: FIN, reserved bits and opcode (RFC 6455, section 5.2)
         */
        void frame(int head, byte[] payload) throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            bytes.write(head);
            if (payload.length < 126) {
                bytes.write(payload.length);
            } else {
                bytes.write(126);
                bytes.write(payload.length >> 8);
                bytes.write(payload.length);
            }
            bytes.writeBytes(payload);
            out.write(bytes.toByteArray());
            out.flush();
        }

        /** Returns the next frame of the client, unmasked. */
        Received read() throws IOException {
            int head = in.readUnsignedByte();
            int length = in.readUnsignedByte() & 0x7f;
            if (length == 126) {
                length = in.readUnsignedShort();
            }
            byte[] mask = in.readNBytes(4);
            byte[] payload = in.readNBytes(length);
            for (int i = 0; i < payload.length; i++) {
                payload[i] ^= mask[i & 3];
            }
            return new Received(head & 0x0f, ByteBuffer.wrap(payload));
        }

        /** Returns the next text frame of a type and skips those before it. */
        String read(String type) throws IOException {
            while (true) {
                Received received = read();
                if (received.opcode() == 1 && received.text().contains("\"type\":\"" + type + "\"")) {
                    return received.text();
                }
            }
        }

        /** Reads up to the client's Close frame, answers it and returns its code. */
        int answerClose() throws IOException {
            while (true) {
                Received received = read();
                if (received.opcode() == 8) {
                    close(received.closeCode());
                    socket.close();
                    return received.closeCode();
                }
            }
        }

        void reset() {
            ScriptedServer.reset(socket);
        }

        private String line() throws IOException {
            StringBuilder line = new StringBuilder();
            for (int next = in.read(); next != '\n'; next = in.read()) {
                if (next < 0) {
                    throw new IOException("the client closed the connection during the handshake");
                }
                if (next != '\r') {
                    line.append((char) next);
                }
            }
            return line.toString();
        }

        static String acceptKey(String key) {
            try {
                byte[] hash = MessageDigest.getInstance("SHA-1")
                        .digest((key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes(StandardCharsets.US_ASCII));
                return Base64.getEncoder().encodeToString(hash);
            } catch (NoSuchAlgorithmException e) {
                throw new AssertionError(e);
            }
        }
    }
}
