package dev.howl.app.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.app.load.HealthyClients.Measured;
import dev.howl.app.support.RealServer;
import dev.howl.testkit.process.ChildProcess;
import dev.howl.testservices.StubDashboard;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The round trips of healthy clients beside hostile ones, and beside none, on a server with a small heap. Not a test of
 * the build, since it measures times: {@code make chaos} runs it.
 */
class HostileLoad {
    private static final Pattern READY = Pattern.compile("ws://[^\\s/]+:(\\d+)/");
    private static final int HEALTHY = 16;
    private static final double LONGEST_MILLIS = 250;
    private static final long SECONDS = 20;

    @Test
    void healthyClientsNoticeNoHostileOnes() throws Exception {
        try (StubDashboard dashboard = StubDashboard.start();
                ChildProcess server = start(dashboard)) {
            int port = port(server);
            URI events = URI.create("ws://127.0.0.1:" + port + "/events");
            List<AutoCloseable> hostile = new ArrayList<>();
            try (HealthyClients clients = new HealthyClients(HEALTHY, events)) {
                clients.during(5);
                report("idle", clients.during(SECONDS));
                for (int i = 0; i < 4; i++) {
                    hostile.add(pipelining(port));
                }
                report("4 connections pipelining GET /docs", clients.during(SECONDS));
                closeAll(hostile);
                for (int i = 0; i < 20; i++) {
                    hostile.add(readingNothing(port));
                }
                report("20 clients with 32 requests of 1.4 MB that read nothing", clients.during(SECONDS));
                closeAll(hostile);
                assertThat(server.isAlive()).isTrue();
                assertThat(server.output()).doesNotContain("OutOfMemory");
            }
        }
    }

    private static void report(String load, Measured measured) {
        System.out.println(load + ": " + measured);
        assertThat(measured.closed()).as(load).isZero();
        assertThat(measured.percentile(1)).as(load).isLessThan(LONGEST_MILLIS);
    }

    private static ChildProcess start(StubDashboard dashboard) {
        String text = "x".repeat(900);
        String[] incidents = new String[1_400];
        for (int i = 0; i < incidents.length; i++) {
            incidents[i] = StubDashboard.incident(i + 1, text, 1);
        }
        dashboard.show(incidents);
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.add("-Xmx512m");
        line.addAll(RealServer.COMMAND.arguments());
        line.addAll(List.of("--server.port=0", "--howl.wisdom.interval=1h", "--" + dashboard.setting()));
        return ChildProcess.start(line);
    }

    private static int port(ChildProcess server) {
        Matcher ready =
                READY.matcher(server.awaitLine(line -> READY.matcher(line).find(), Duration.ofMinutes(2)));
        assertThat(ready.find()).isTrue();
        return Integer.parseInt(ready.group(1));
    }

    /** Opens a connection that sends requests as fast as the server takes them, and reads the answers. */
    private static Socket pipelining(int port) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        byte[] requests =
                "GET /docs HTTP/1.1\r\nHost: localhost\r\n\r\n".repeat(1_000).getBytes(StandardCharsets.US_ASCII);
        OutputStream out = socket.getOutputStream();
        InputStream in = socket.getInputStream();
        daemon(() -> {
            while (true) {
                out.write(requests);
            }
        });
        byte[] buffer = new byte[64 * 1024];
        daemon(() -> {
            while (in.read(buffer) >= 0) {
                // The answers do not matter.
            }
        });
        return socket;
    }

    private static Socket readingNothing(int port) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4_096);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        OutputStream out = socket.getOutputStream();
        out.write(Handshake.request("/events"));
        String id = Handshake.id(socket.getInputStream());
        out.write(Handshake.text("{\"type\":\"connect\",\"payload\":{\"id\":\"" + id + "\"}}"));
        for (int i = 0; i < 32; i++) {
            out.write(Handshake.text(
                    "{\"type\":\"get_incidents\",\"payload\":{\"id\":\"" + id + "\"},\"ref\":\"" + i + "\"}"));
        }
        return socket;
    }

    private interface Io {
        void run() throws IOException;
    }

    private static void daemon(Io io) {
        Thread thread = new Thread(
                () -> {
                    try {
                        io.run();
                    } catch (IOException e) {
                        // The connection was closed at the end of the load.
                    }
                },
                "hostile");
        thread.setDaemon(true);
        thread.start();
    }

    private static void closeAll(List<AutoCloseable> connections) throws Exception {
        for (AutoCloseable connection : connections) {
            connection.close();
        }
        connections.clear();
    }
}
