package dev.howl.testkit;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A small WebSocket server that echoes each text, independent of the code under test. A text with {@code reset} makes
 * it reset the connection, one with {@code bye} close with 4001, and {@code raw:} with hexadecimal digits send those
 * bytes. A plain GET is answered with 200, and the connection is kept alive.
 */
final class EchoServer implements AutoCloseable {
    private final ServerSocket listener;
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    EchoServer() {
        try {
            listener = new ServerSocket(0, 50, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::accept);
    }

    InetSocketAddress address() {
        return (InetSocketAddress) listener.getLocalSocketAddress();
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = listener.accept();
                open.add(socket);
                threads.execute(() -> serve(socket));
            }
        } catch (IOException e) {
            // Closed: the test is over.
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            DataInputStream in = new DataInputStream(socket.getInputStream());
            if (handshake(in, socket.getOutputStream())) {
                echo(socket, in);
            }
        } catch (IOException e) {
            // The client disconnected, as many tests end.
        }
    }

    private static boolean handshake(DataInputStream in, OutputStream out) throws IOException {
        while (true) {
            String head = head(in);
            if (head.isEmpty()) {
                return false;
            }
            if (head.toLowerCase(Locale.ROOT).contains("upgrade: websocket")) {
                String key = head.replaceAll("(?is).*sec-websocket-key: *([^\r]+).*", "$1");
                write(
                        out,
                        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                                + "Sec-WebSocket-Accept: " + accept(key) + "\r\n\r\n");
                return true;
            }
            write(out, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
        }
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String head(DataInputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                return "";
            }
            head.append((char) next);
        }
        return head.toString();
    }

    private static String accept(String key) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-1")
                    .digest((key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes(StandardCharsets.ISO_8859_1));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void echo(Socket socket, DataInputStream in) throws IOException {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        boolean closing = false;
        while (true) {
            int first = in.readUnsignedByte();
            byte[] payload = payload(in);
            int opcode = first & 0x0f;
            if (opcode == 8) {
                if (!closing) {
                    frame(socket, 8, payload);
                }
                return;
            } else if (opcode == 9) {
                frame(socket, 10, payload);
            } else if (opcode < 3) {
                message.writeBytes(payload);
                if ((first & 0x80) != 0) {
                    closing |= answer(socket, message.toString(StandardCharsets.UTF_8));
                    message.reset();
                }
            }
        }
    }

    /** Answers a text; returns {@code true} if the answer was a Close. */
    private static boolean answer(Socket socket, String text) throws IOException {
        if (text.contains("\"reset\"")) {
            socket.setSoLinger(true, 0);
            socket.close();
        } else if (text.contains("\"bye\"")) {
            frame(socket, 8, new byte[] {(byte) (4001 >> 8), (byte) 4001, 'b', 'y', 'e'});
            return true;
        } else if (text.startsWith("raw:")) {
            socket.getOutputStream().write(HexFormat.of().parseHex(text.substring(4)));
        } else {
            frame(socket, 1, text.getBytes(StandardCharsets.UTF_8));
        }
        return false;
    }

    private static byte[] payload(DataInputStream in) throws IOException {
        int second = in.readUnsignedByte();
        long length = second & 0x7f;
        if (length == 126) {
            length = in.readUnsignedShort();
        } else if (length == 127) {
            length = in.readLong();
        }
        byte[] mask = new byte[4];
        if ((second & 0x80) != 0) {
            in.readFully(mask);
        }
        byte[] payload = new byte[Math.toIntExact(length)];
        in.readFully(payload);
        for (int i = 0; i < payload.length; i++) {
            payload[i] ^= mask[i % 4];
        }
        return payload;
    }

    private static void frame(Socket socket, int opcode, byte[] payload) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(0x80 | opcode);
        if (payload.length < 126) {
            out.write(payload.length);
        } else if (payload.length < 65_536) {
            out.write(126);
            out.write(payload.length >> 8);
            out.write(payload.length);
        } else {
            out.write(127);
            for (int shift = 56; shift >= 0; shift -= 8) {
                out.write((int) ((long) payload.length >> shift));
            }
        }
        out.writeBytes(payload);
        socket.getOutputStream().write(out.toByteArray());
    }

    @Override
    public void close() {
        try {
            listener.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.shutdownNow();
    }
}
