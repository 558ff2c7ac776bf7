package dev.howl.testkit.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.howl.runtime.Direction;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class TcpProxyTest {
    private static final int MEGABYTES = 24;

    private final CountingTap listener = new CountingTap();
    private final ServerSocket socket;
    private final TcpProxy proxy;
    private final Socket client;
    private final Socket server;

    private static final class CountingTap implements ProxyListener {
        final AtomicLong toServer = new AtomicLong();
        final AtomicLong toClient = new AtomicLong();
        final CompletableFuture<Integer> closed = new CompletableFuture<>();

        @Override
        public void opened(int connection) {}

        @Override
        public void bytes(int connection, Direction direction, byte[] bytes) {
            (direction == Direction.TO_SERVER ? toServer : toClient).addAndGet(bytes.length);
        }

        @Override
        public void closed(int connection) {
            closed.complete(connection);
        }
    }

    /** Not the common pool, which may have a single thread: each of the tasks blocks. */
    private final ExecutorService threads = Executors.newCachedThreadPool();

    TcpProxyTest() throws IOException {
        socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        proxy = new TcpProxy(listener, (InetSocketAddress) socket.getLocalSocketAddress());
        client = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
        server = socket.accept();
    }

    @BeforeEach
    void limitEachRead() throws IOException {
        client.setSoTimeout(20_000);
        server.setSoTimeout(20_000);
    }

    @AfterEach
    void stop() throws IOException {
        threads.shutdownNow();
        proxy.close();
        client.close();
        server.close();
        socket.close();
    }

    @Test
    void megabytesPassUnchangedInBothDirectionsAtOnce() throws Exception {
        CompletableFuture<byte[]> sentByClient = CompletableFuture.supplyAsync(() -> send(client, 1), threads);
        CompletableFuture<byte[]> sentByServer = CompletableFuture.supplyAsync(() -> send(server, 2), threads);
        CompletableFuture<byte[]> readByServer = CompletableFuture.supplyAsync(() -> receive(server), threads);
        CompletableFuture<byte[]> readByClient = CompletableFuture.supplyAsync(() -> receive(client), threads);
        assertThat(readByServer.get(50, TimeUnit.SECONDS)).isEqualTo(sentByClient.get(50, TimeUnit.SECONDS));
        assertThat(readByClient.get(50, TimeUnit.SECONDS)).isEqualTo(sentByServer.get(50, TimeUnit.SECONDS));
        assertThat(listener.closed.get(30, TimeUnit.SECONDS)).isEqualTo(1);
        assertThat(listener.toServer).hasValue(MEGABYTES << 20);
        assertThat(listener.toClient).hasValue(MEGABYTES << 20);
    }

    /** Sends random bytes in chunks of random length, ends the stream, and returns their hash. */
    private static byte[] send(Socket socket, long seed) {
        Random random = new Random(seed);
        try (DigestOutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), sha256())) {
            int left = MEGABYTES << 20;
            while (left > 0) {
                byte[] piece = new byte[Math.min(left, 1 + random.nextInt(100_000))];
                random.nextBytes(piece);
                out.write(piece);
                socket.getOutputStream().write(piece);
                left -= piece.length;
            }
            socket.shutdownOutput();
            return out.getMessageDigest().digest();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] receive(Socket socket) {
        try {
            InputStream from = socket.getInputStream();
            DigestInputStream in = new DigestInputStream(from, sha256());
            in.transferTo(OutputStream.nullOutputStream());
            return in.getMessageDigest().digest();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void halfCloseLeavesTheOtherDirectionOpen() throws IOException {
        client.getOutputStream().write('a');
        client.shutdownOutput();
        assertThat(server.getInputStream().read()).isEqualTo('a');
        assertThat(server.getInputStream().read()).isEqualTo(-1);
        server.getOutputStream().write('b');
        assertThat(client.getInputStream().read()).isEqualTo('b');
        server.shutdownOutput();
        assertThat(client.getInputStream().read()).isEqualTo(-1);
    }

    @Test
    void resetByTheServerReachesTheClient() throws IOException {
        server.getOutputStream().write('b');
        assertThat(client.getInputStream().read()).isEqualTo('b');
        reset(server);
        assertReset(client);
    }

    @Test
    void resetByTheClientReachesTheServer() throws IOException {
        reset(client);
        assertReset(server);
    }

    @Test
    void resetAfterAHalfCloseIsForwardedWhenTheOtherSideWrites() throws IOException {
        client.shutdownOutput();
        assertThat(server.getInputStream().read()).isEqualTo(-1);
        reset(client);
        assertThatThrownBy(() -> {
                    for (int i = 0; i < 10_000; i++) {
                        server.getOutputStream().write(new byte[10_000]);
                    }
                })
                .isInstanceOf(SocketException.class);
    }

    @Test
    void cutAllResetsBothSides() throws IOException {
        proxy.cutAll();
        assertReset(client);
        assertReset(server);
    }

    @Test
    void pausedDirectionStallsWhileTheOtherFlows() throws IOException {
        proxy.pause(Direction.TO_CLIENT);
        server.getOutputStream().write('b');
        client.getOutputStream().write('a');
        assertThat(server.getInputStream().read()).isEqualTo('a');
        client.setSoTimeout(100);
        assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
        proxy.resume(Direction.TO_CLIENT);
        client.setSoTimeout(20_000);
        assertThat(client.getInputStream().read()).isEqualTo('b');
    }

    @Test
    void pausedConnectionCanBeCut() throws IOException {
        proxy.pause(Direction.TO_CLIENT);
        server.getOutputStream().write('b');
        client.getOutputStream().write('a');
        assertThat(server.getInputStream().read()).isEqualTo('a');
        proxy.cutAll();
        assertReset(server);
        assertReset(client);
    }

    @Test
    void closeResetsConnectionsAndEndsThreadsWithAPausedDirection() throws Exception {
        proxy.pause(Direction.TO_SERVER);
        client.getOutputStream().write('a');
        proxy.close();
        assertThat(listener.closed.get(50, TimeUnit.SECONDS)).isEqualTo(1);
        assertReset(client);
        assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), proxy.port()))
                .isInstanceOf(IOException.class);
    }

    private static void reset(Socket socket) throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    private static void assertReset(Socket socket) {
        assertThatThrownBy(() -> socket.getInputStream().read())
                .isInstanceOf(SocketException.class)
                .hasMessageContaining("reset");
    }
}
