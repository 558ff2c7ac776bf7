package dev.howl.cli;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server that answers every request with 401, and keeps the heads of the requests. */
final class RefusingServer implements AutoCloseable {
    private static final byte[] ANSWER =
            "HTTP/1.1 401 Unauthorized\r\nContent-Length: 12\r\nConnection: close\r\n\r\nwho are you?"
                    .getBytes(StandardCharsets.US_ASCII);

    private final ServerSocket socket;
    private final List<String> heads = new CopyOnWriteArrayList<>();

    private RefusingServer(ServerSocket socket) {
        this.socket = socket;
    }

    static RefusingServer start() throws IOException {
        RefusingServer server = new RefusingServer(new ServerSocket(0, 10, InetAddress.getLoopbackAddress()));
        Thread thread = new Thread(server::serve, "refusing-server");
        thread.setDaemon(true);
        thread.start();
        return server;
    }

    URI uri() {
        return URI.create("ws://127.0.0.1:" + socket.getLocalPort());
    }

    List<String> heads() {
        return List.copyOf(heads);
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept()) {
                heads.add(head(client.getInputStream()));
                client.getOutputStream().write(ANSWER);
            } catch (IOException e) {
                // The peer, or this server, is closed.
            }
        }
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        int next = 0;
        while (next >= 0 && head.indexOf("\r\n\r\n") < 0) {
            next = in.read();
            head.append((char) next);
        }
        return head.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
