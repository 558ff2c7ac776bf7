package dev.howl.client.pact;

import dev.howl.testkit.wire.FrameParser;
import dev.howl.testkit.wire.FrameWriter;
import dev.howl.testkit.wire.HttpHeadParser;
import dev.howl.testkit.wire.Opcode;
import dev.howl.testkit.wire.WireFrame;
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
import java.util.List;
import java.util.concurrent.CompletableFuture;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A server on a real socket that follows a pact. It greets one client, waits for the connect message and one request,
 * and answers the request with the frames of the pact.
 */
final class PactServer implements AutoCloseable {
    static final String CONNECTION_ID = "6a1f0a52-3f1e-4c55-9f0e-0d6f7c1b2a90";

    private static final String INITIAL = "{\"type\":\"initial\",\"payload\":{\"id\":\"" + CONNECTION_ID + "\"}}";
    private static final String ACCEPT_SUFFIX = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final int MAX_PAYLOAD = 64 * 1024;
    private static final JsonMapper JSON = new JsonMapper();

    private final ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private final CompletableFuture<String> request = new CompletableFuture<>();
    private final String type;
    private final List<String> answers;
    private boolean connected;

    /**
     * @param type type of the request to wait for
     * @param answers frames to send then; the {@code ref} of the first is replaced by that of the request
     */
    PactServer(String type, String... answers) throws IOException {
        this.type = type;
        this.answers = List.of(answers);
        Thread thread = new Thread(this::serve, "pact-server");
        thread.setDaemon(true);
        thread.start();
    }

    InetSocketAddress address() {
        return new InetSocketAddress(listening.getInetAddress(), listening.getLocalPort());
    }

    /** Returns a future of the client's request as received. */
    CompletableFuture<String> request() {
        return request.copy();
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }

    private void serve() {
        try (Socket socket = listening.accept()) {
            OutputStream out = socket.getOutputStream();
            byte[] buffer = new byte[MAX_PAYLOAD];
            HttpHeadParser head = new HttpHeadParser();
            while (!head.isComplete()) {
                // This cannot read part of a frame: a client sends none before the handshake is answered.
                head.accept(buffer, 0, read(socket, buffer));
            }
            out.write(acceptance(
                    head.head().orElseThrow().header("Sec-WebSocket-Key").orElseThrow()));
            sendText(out, INITIAL);
            FrameParser frames = new FrameParser(MAX_PAYLOAD, frame -> answer(out, frame));
            for (int count = read(socket, buffer); count >= 0; count = read(socket, buffer)) {
                frames.accept(buffer, 0, count);
            }
        } catch (IOException | RuntimeException e) {
            request.completeExceptionally(e);
        }
    }

    private static int read(Socket socket, byte[] buffer) throws IOException {
        return socket.getInputStream().read(buffer);
    }

    private void answer(OutputStream out, WireFrame frame) {
        try {
            if (frame.opcode() == Opcode.CLOSE) {
                out.write(FrameWriter.frame(true, 0, Opcode.CLOSE, null, frame.payload()));
            } else if (frame.opcode() == Opcode.TEXT) {
                answer(out, frame.text());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void answer(OutputStream out, String text) throws IOException {
        JsonNode message = JSON.readTree(text);
        String received = message.path("type").asString();
        if (received.equals("connect")) {
            connected = message.at("/payload/id").asString().equals(CONNECTION_ID);
        } else if (received.equals(type) && connected) {
            ObjectNode answer = (ObjectNode) JSON.readTree(answers.get(0));
            answer.set("ref", message.path("ref"));
            sendText(out, answer.toString());
            for (String event : answers.subList(1, answers.size())) {
                sendText(out, event);
            }
            request.complete(text);
        }
    }

    private static void sendText(OutputStream out, String text) throws IOException {
        out.write(FrameWriter.frame(true, 0, Opcode.TEXT, null, text.getBytes(StandardCharsets.UTF_8)));
    }

    private static byte[] acceptance(String key) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-1")
                    .digest((key + ACCEPT_SUFFIX).getBytes(StandardCharsets.US_ASCII));
            String head = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                    + "Sec-WebSocket-Accept: " + Base64.getEncoder().encodeToString(hash) + "\r\n\r\n";
            return head.getBytes(StandardCharsets.US_ASCII);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
