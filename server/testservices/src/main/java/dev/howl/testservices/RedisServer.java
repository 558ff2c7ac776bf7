package dev.howl.testservices;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A Redis server for tests. */
public final class RedisServer extends TestService {
    private static final int PORT = 6379;

    /** Persistence mode: the data that survives a kill of the server. */
    public enum Persistence {
        /** No persistence. */
        NONE("no", "no"),
        /** Append-only file, synced every second: every acknowledged write survives unless the machine crashes. */
        EVERY_SECOND("yes", "everysec"),
        /** Append-only file, synced before each reply: every acknowledged write survives. */
        ALWAYS("yes", "always");

        private final String appendOnly;
        private final String fsync;

        Persistence(String appendOnly, String fsync) {
            this.appendOnly = appendOnly;
            this.fsync = fsync;
        }

        private List<String> arguments() {
            return List.of("--save", "", "--appendonly", appendOnly, "--appendfsync", fsync);
        }
    }

    private RedisServer(Persistence persistence, ServiceRuntime runtime) {
        super(spec(persistence), runtime);
    }

    /**
     * Starts a server and waits for up to two minutes until it answers.
     *
     * @throws AssertionError if it does not answer, or neither Docker nor the program is available
     */
    public static RedisServer start(Persistence persistence) {
        return start(persistence, ServiceRuntime.of(spec(persistence)));
    }

    static RedisServer start(Persistence persistence, ServiceRuntime runtime) {
        return new RedisServer(persistence, runtime);
    }

    static ServiceSpec spec(Persistence persistence) {
        return new ServiceSpec(
                "Redis",
                "redis-server",
                new ServiceSpec.Image(
                        "HOWL_TEST_REDIS_IMAGE",
                        "redis:7.4",
                        PORT,
                        line("redis-server", "0.0.0.0", PORT, "/data", persistence),
                        Map.of()),
                new Local(persistence),
                (in, out) -> {
                    out.write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
                    return new String(in.readNBytes(5), StandardCharsets.US_ASCII).equals("+PONG");
                });
    }

    private static List<String> line(String program, String address, int port, String data, Persistence persistence) {
        List<String> line = new ArrayList<>(List.of(program, "--bind", address, "--port", Integer.toString(port)));
        line.addAll(List.of("--protected-mode", "no", "--dir", data));
        line.addAll(persistence.arguments());
        return List.copyOf(line);
    }

    private record Local(Persistence persistence) implements ServiceSpec.Local {
        @Override
        public List<String> programs() {
            return List.of("redis-server");
        }

        @Override
        public void prepare(Path data) {}

        @Override
        public List<String> line(Path data, int port) {
            return RedisServer.line(
                    LocalPrograms.path("redis-server"), "127.0.0.1", port, data.toString(), persistence);
        }
    }
}
