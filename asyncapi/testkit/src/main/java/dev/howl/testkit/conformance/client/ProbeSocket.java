package dev.howl.testkit.conformance.client;

import dev.howl.testkit.wire.FrameParser;
import dev.howl.testkit.wire.FrameWriter;
import dev.howl.testkit.wire.HttpHead;
import dev.howl.testkit.wire.HttpHeadParser;
import dev.howl.testkit.wire.Opcode;
import dev.howl.testkit.wire.WireFrame;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * A connection to a server under test. It reads only while {@link #receive} waits, so that a server that floods it is
 * slowed down by TCP. Pings and the server's Close are answered while reading. Every call is bounded in time. Not
 * thread-safe.
 */
public final class ProbeSocket implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration WRITE = Duration.ofSeconds(10);
    /** Most bytes that one connection takes from its server. */
    private static final long MAX_TRAFFIC = 256L * 1024 * 1024;

    /** Most bytes of a control frame (RFC 6455, section 5.5). */
    private static final int MAX_CONTROL = 125;

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Socket socket;
    private final byte[] buffer = new byte[32 * 1024];
    private final Deque<Received> events = new ArrayDeque<>();
    private final FrameJoiner joiner = new FrameJoiner(events::add);
    private final FrameParser parser = new FrameParser(FrameJoiner.MAX_MESSAGE, this::frame);
    private long traffic;
    private boolean ended;
    private boolean closeSent;

    private ProbeSocket(Socket socket) {
        this.socket = socket;
    }

    /**
     * Connects and performs the opening handshake. Faults of the answer are the first events of the connection.
     *
     * @throws ConnectionRefusedException if the server answers, but does not upgrade
     * @throws IOException if the server cannot be reached, or does not answer within 5 s
     */
    public static ProbeSocket open(ProbeAddress address) throws IOException {
        Socket socket = connect(address);
        try {
            ProbeSocket probe = new ProbeSocket(socket);
            probe.upgrade(address);
            return probe;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    // The caller closes the TLS socket, which closes the plain one.
    @SuppressWarnings("AddressSelection")
    private static Socket connect(ProbeAddress address) throws IOException {
        Socket plain = new Socket();
        try {
            String host = address.uri().getHost();
            plain.connect(new InetSocketAddress(host, address.port()), (int) CONNECT.toMillis());
            plain.setTcpNoDelay(true);
            plain.setSoTimeout((int) CONNECT.toMillis());
            return address.isSecure() ? secure(plain, address, host) : plain;
        } catch (IOException e) {
            plain.close();
            throw e;
        }
    }

    private static Socket secure(Socket plain, ProbeAddress address, String host) throws IOException {
        try {
            SSLContext context = address.tls() == null ? SSLContext.getDefault() : address.tls();
            SSLSocket secure = (SSLSocket) context.getSocketFactory().createSocket(plain, host, address.port(), true);
            SSLParameters parameters = secure.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            secure.setSSLParameters(parameters);
            secure.startHandshake();
            return secure;
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IOException("this JDK has no TLS", e);
        }
    }

    private void upgrade(ProbeAddress address) throws IOException {
        byte[] nonce = new byte[16];
        RANDOM.nextBytes(nonce);
        String key = Base64.getEncoder().encodeToString(nonce);
        StringBuilder request = new StringBuilder("GET " + address.target() + " HTTP/1.1\r\nHost: "
                + address.uri().getRawAuthority()
                + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: "
                + key + "\r\n");
        if (!address.subprotocols().isEmpty()) {
            request.append("Sec-WebSocket-Protocol: " + String.join(", ", address.subprotocols()) + "\r\n");
        }
        address.headers()
                .forEach((name, value) ->
                        request.append(name).append(": ").append(value).append("\r\n"));
        sendBytes(request.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
        HttpHead response = readHead();
        if (response.status() != 101) {
            throw new ConnectionRefusedException(
                    response.status(), "the server answers the handshake with: " + printable(response.startLine()));
        }
        HandshakeRules.check(response, key, address.subprotocols())
                .forEach(fault -> events.addFirst(new Received.Fault(fault)));
    }

    private HttpHead readHead() throws IOException {
        HttpHeadParser head = new HttpHeadParser();
        long deadline = System.nanoTime() + CONNECT.toNanos();
        while (!head.isComplete()) {
            if (System.nanoTime() - deadline > 0) {
                throw new SocketTimeoutException(
                        "the server does not answer the handshake within " + CONNECT.toSeconds() + " s");
            }
            int count;
            try {
                count = socket.getInputStream().read(buffer);
            } catch (SocketTimeoutException e) {
                continue;
            }
            if (count < 0 || head.isTooLong()) {
                throw new ConnectionRefusedException(0, "the answer to the handshake is no HTTP response");
            }
            int taken = head.accept(buffer, 0, count);
            if (head.head().filter(found -> found.status() == 101).isPresent()) {
                parse(taken, count);
            }
        }
        return head.head().orElseThrow();
    }

    private static String printable(String text) {
        String line = text.replaceAll("\\p{Cntrl}", " ");
        return line.length() > 200 ? line.substring(0, 200) + "…" : line;
    }

    /** Sends a text message as one frame. */
    public void sendText(String text) throws IOException {
        sendFrame(true, 0, Opcode.TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Sends a masked frame without checking it. */
    public void sendFrame(boolean fin, int rsv, int opcode, byte[] payload) throws IOException {
        byte[] mask = new byte[4];
        RANDOM.nextBytes(mask);
        closeSent |= opcode == Opcode.CLOSE;
        sendBytes(FrameWriter.frame(fin, rsv, opcode, mask, payload));
    }

    /** Sends a Close with this status code. */
    public void sendClose(int code) throws IOException {
        sendFrame(true, 0, Opcode.CLOSE, new byte[] {(byte) (code >> 8), (byte) code});
    }

    /** Sends bytes unchanged. */
    public void sendBytes(byte[] bytes) throws IOException {
        WriteWatchdog.limit(WRITE, socket, () -> socket.getOutputStream().write(bytes));
    }

    /**
     * Waits for the next event.
     *
     * @param wait the longest time to wait; with zero or less only what has arrived already is returned
     * @return empty if there is none in time. After an {@link Received.End} only faults follow.
     */
    public Optional<Received> receive(Duration wait) {
        long deadline = System.nanoTime() + Math.max(0, wait.toNanos());
        boolean first = true;
        while (events.isEmpty() && !ended) {
            long left = deadline - System.nanoTime();
            if (left <= 0 && !first) {
                break;
            }
            first = false;
            read((int) Math.max(1, Math.min(left / 1_000_000, Integer.MAX_VALUE)));
        }
        return Optional.ofNullable(events.poll());
    }

    /** Returns whether the connection has ended, so that no more events come than those received already. */
    public boolean isOver() {
        return events.isEmpty() && (ended || joiner.isClosed());
    }

    private void read(int millis) {
        try {
            socket.setSoTimeout(millis);
            int count = socket.getInputStream().read(buffer);
            if (count < 0) {
                end("TCP ended without a Close");
            } else {
                parse(0, count);
            }
        } catch (SocketTimeoutException e) {
            // The caller looks at its deadline.
        } catch (SocketException e) {
            end("TCP was reset without a Close");
        } catch (IOException e) {
            end("the connection failed: " + e.getMessage());
        }
    }

    private void parse(int from, int to) {
        traffic += to - from;
        if (traffic > MAX_TRAFFIC) {
            events.add(new Received.Fault(new WireFault(
                    WireFault.Kind.FLOOD, "the server sent more than " + MAX_TRAFFIC + " bytes on one connection")));
            end("the client stopped reading");
        } else if (!parser.accept(buffer, from, to - from)) {
            events.add(new Received.Fault(new WireFault(
                    WireFault.Kind.FRAMING,
                    "the most significant bit of a 64-bit payload length is set (RFC 6455, section 5.2)")));
            end("the rest of the stream cannot be parsed");
        }
    }

    private void frame(WireFrame frame) {
        joiner.accept(frame);
        try {
            if (frame.opcode() == Opcode.PING && !closeSent && frame.length() <= MAX_CONTROL) {
                sendFrame(true, 0, Opcode.PONG, frame.payload());
            } else if (frame.opcode() == Opcode.CLOSE && !closeSent) {
                sendFrame(true, 0, Opcode.CLOSE, frame.payload());
            }
        } catch (IOException e) {
            // The next read reports the end.
        }
    }

    private void end(@Nullable String reason) {
        if (!ended && !joiner.isClosed()) {
            events.add(new Received.End(1006, String.valueOf(reason)));
        }
        ended = true;
    }

    /** Closes the socket without a Close frame. */
    @Override
    public void close() {
        ended = true;
        try {
            socket.close();
        } catch (IOException e) {
            // Nothing is read any more.
        }
    }
}
