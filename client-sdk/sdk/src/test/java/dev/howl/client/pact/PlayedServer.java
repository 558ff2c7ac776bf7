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
 * A server on a real socket that plays what a pact gives: it greets one client, waits until that has connected and asked
 * for something, and answers.
 */
final class PlayedServer implements AutoCloseable {
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
     * @param type of the request that is waited for
     * @param answers the frames that follow it; the {@code ref} of the first is replaced by the request's
     */
    PlayedServer(String type, String... answers) throws IOException {
        this.type = type;
        this.answers = List.of(answers);
        Thread thread = new Thread(this::serve, "played-server");
        thread.setDaemon(true);
        thread.start();
    }

    InetSocketAddress address() {
        return new InetSocketAddress(listening.getInetAddress(), listening.getLocalPort());
    }

    /** The client's request, as it was sent. */
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
                // A client sends no frame before the server's answer, so that no byte of one is lost here.
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
        String said = message.path("type").asString();
        if (said.equals("connect")) {
            connected = message.at("/payload/id").asString().equals(CONNECTION_ID);
        } else if (said.equals(type) && connected) {
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
