package dev.howl.benchmarks.run;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The servers that a run compares. */
final class Peers {
    static final String HOWL = "Howl";
    static final String NCHAN = "nginx + nchan";
    static final String FLOOR = "floor (C)";

    private static final Path NCHAN_MODULE = Path.of("/usr/lib/nginx/modules/ngx_nchan_module.so");
    /** The interpreter for which Debian's packages are installed, even if another Python comes first on the PATH. */
    private static final String PYTHON = "/usr/bin/python3";

    /** First port of the servers; below the ephemeral ports that the load clients use. */
    private static final int FIRST_PORT = 21_000;

    private final Path folder;
    private int nextPort = FIRST_PORT;

    /**
     * Creates the list.
     *
     * @param folder folder of this module
     */
    Peers(Path folder) {
        this.folder = folder;
    }

    List<Peer> all() throws IOException, InterruptedException {
        return List.of(floor(FLOOR, "1"), floor("floor (C), 16 joined", "16"), howl(), nchan(), ws(), websockets());
    }

    private Peer floor(String name, String joined) throws IOException {
        int port = freePort();
        String floor = folder.resolve("target/native/floor").toString();
        return new Peer(name, List.of(floor, Integer.toString(port), joined), port, "/", false, null, false, null);
    }

    Peer howl() throws IOException {
        int port = freePort();
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String jar = folder.resolve("target/howl-benchmarks.jar").toString();
        return new Peer(
                HOWL,
                List.of(java, "-jar", jar, "server", Integer.toString(port)),
                port,
                "/bench",
                true,
                null,
                true,
                null);
    }

    private Peer nchan() throws IOException, InterruptedException {
        @Nullable
        String missing = runs("nginx", "-v") && Files.exists(NCHAN_MODULE)
                ? null
                : "needs nginx and nchan: apt-get install nginx-light libnginx-mod-nchan";
        int port = freePort();
        Path home = Files.createDirectories(folder.resolve("target/nchan")).toAbsolutePath();
        String configuration = Files.readString(folder.resolve("peers/nchan/nginx.conf"))
                .replace("@PORT@", Integer.toString(port))
                .replace("@FOLDER@", home.toString());
        Path file = Files.writeString(home.resolve("nginx.conf"), configuration);
        return new Peer(
                NCHAN,
                List.of("nginx", "-p", home.toString(), "-c", file.toString()),
                port,
                "/subscribe",
                false,
                "/publish",
                false,
                missing);
    }

    private Peer ws() throws IOException, InterruptedException {
        int port = freePort();
        Path peer = folder.resolve("peers/ws");
        @Nullable
        String missing = runs("node", "--version") && Files.exists(peer.resolve("node_modules/ws"))
                ? null
                : "needs Node 20 and npm, and npm ci in " + peer;
        return new Peer(
                "Node ws",
                List.of("node", peer.resolve("server.mjs").toString(), Integer.toString(port)),
                port,
                "/",
                false,
                null,
                true,
                missing);
    }

    private Peer websockets() throws IOException, InterruptedException {
        @Nullable
        String missing = runs(PYTHON, "-c", "import websockets")
                ? null
                : "needs websockets: apt-get install python3 python3-websockets";
        int port = freePort();
        String script = folder.resolve("peers/websockets/server.py").toString();
        return new Peer(
                "python-websockets",
                List.of(PYTHON, script, Integer.toString(port)),
                port,
                "/",
                false,
                null,
                false,
                missing);
    }

    private int freePort() throws IOException {
        for (; nextPort < FIRST_PORT + 1_000; nextPort++) {
            try (ServerSocket socket = new ServerSocket(nextPort, 1, InetAddress.getLoopbackAddress())) {
                nextPort++;
                return socket.getLocalPort();
            } catch (BindException taken) {
                // In use; the loop tries the next port.
            }
        }
        throw new IOException("no free port from " + FIRST_PORT + " to " + (FIRST_PORT + 999));
    }

    private static boolean runs(String... command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
