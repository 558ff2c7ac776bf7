package guide;

import dev.howl.testkit.process.ChildProcess;
import dev.howl.testkit.process.Ports;
import dev.howl.testservices.RedisServer;
import dev.howl.testservices.ServerJar;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** Two nodes of the Howl server with one Redis and the settings of the guide to operation. */
final class ServerPair implements AutoCloseable {
    private static final Path SETTINGS = MarkdownPage.TOP.resolve("client-sdk/examples/proxy/node.properties");
    private static final Duration START = Duration.ofMinutes(2);

    private final RedisServer redis = RedisServer.start(RedisServer.Persistence.NONE);
    private final List<Integer> ports = List.of(Ports.free(), Ports.free());
    private final List<ChildProcess> nodes = new ArrayList<>();
    private final Path folder;

    ServerPair(Path folder) {
        this.folder = folder;
        for (int i = 0; i < ports.size(); i++) {
            nodes.add(launch(i));
        }
    }

    List<Integer> ports() {
        return ports;
    }

    /** Stops a node with SIGTERM, starts it again, and returns the exit code of the drain. */
    int restart(int node) {
        int exit = nodes.get(node).terminate();
        nodes.set(node, launch(node));
        return exit;
    }

    private ChildProcess launch(int node) {
        Properties settings = new Properties();
        try {
            settings.load(new StringReader(MarkdownPage.content(SETTINGS)
                    .replace("0.0.0.0", "127.0.0.1")
                    .replace("8080", ports.get(node).toString())
                    .replace("10.0.0.5", redis.host())
                    .replace("10.0.0.2", "127.0.0.1")
                    .replace("howl.example", "localhost")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        settings.setProperty("spring.data.redis.port", Integer.toString(redis.port()));
        settings.setProperty("howl.security.publish-token", GuideServer.TOKEN);
        settings.setProperty("howl.drain.spread", "1s");
        settings.setProperty("howl.data-dir", folder.resolve("node" + node).toString());
        List<String> arguments = settings.stringPropertyNames().stream()
                .map(name -> "--" + name + "=" + settings.getProperty(name))
                .toList();
        ChildProcess started = ChildProcess.startReusable(ServerJar.command(), arguments);
        started.awaitLine(line -> line.contains("ws://127.0.0.1:" + ports.get(node)), START);
        return started;
    }

    @Override
    public void close() {
        nodes.forEach(ChildProcess::close);
        redis.close();
    }
}
