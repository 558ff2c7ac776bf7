package dev.howl.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The servers that are measured side by side. */
final class Peers {
    private static final Path NCHAN = Path.of("/usr/lib/nginx/modules/ngx_nchan_module.so");
    /** The one that Debian's packages are for. */
    private static final String PYTHON = "/usr/bin/python3";

    private final Path folder;
    private final String port;

    /**
     * @param folder of this module
     * @param port where the server is to listen
     */
    Peers(Path folder, int port) {
        this.folder = folder;
        this.port = Integer.toString(port);
    }

    List<Peer> all() throws IOException, InterruptedException {
        String floor = folder.resolve("target/native/floor").toString();
        return List.of(
                new Peer("floor (C)", List.of(floor, port), "/", false, null, null),
                new Peer("floor (C), 16 joined", List.of(floor, port, "16"), "/", false, null, null),
                howl(),
                nchan(),
                ws(),
                websockets());
    }

    private Peer howl() {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String jar = folder.resolve("target/howl-benchmarks.jar").toString();
        return new Peer("Howl", List.of(java, "-jar", jar, "server", port), "/bench", true, null, null);
    }

    private Peer nchan() throws IOException, InterruptedException {
        @Nullable
        String missing = runs("nginx", "-v") && Files.exists(NCHAN)
                ? null
                : "needs nginx and nchan: apt-get install nginx-light libnginx-mod-nchan";
        Path home = Files.createDirectories(folder.resolve("target/nchan")).toAbsolutePath();
        String configuration = Files.readString(folder.resolve("peers/nchan/nginx.conf"))
                .replace("@PORT@", port)
                .replace("@FOLDER@", home.toString());
        Path file = Files.writeString(home.resolve("nginx.conf"), configuration);
        return new Peer(
                "nginx + nchan",
                List.of("nginx", "-p", home.toString(), "-c", file.toString()),
                "/subscribe",
                false,
                "/publish",
                missing);
    }

    private Peer ws() throws IOException, InterruptedException {
        Path peer = folder.resolve("peers/ws");
        @Nullable
        String missing = runs("node", "--version") && Files.exists(peer.resolve("node_modules/ws"))
                ? null
                : "needs Node 20 and npm, and npm ci in " + peer;
        return new Peer(
                "Node ws", List.of("node", peer.resolve("server.mjs").toString(), port), "/", false, null, missing);
    }

    private Peer websockets() throws IOException, InterruptedException {
        @Nullable
        String missing = runs(PYTHON, "-c", "import websockets")
                ? null
                : "needs websockets: apt-get install python3 python3-websockets";
        String script = folder.resolve("peers/websockets/server.py").toString();
        return new Peer("python-websockets", List.of(PYTHON, script, port), "/", false, null, missing);
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
