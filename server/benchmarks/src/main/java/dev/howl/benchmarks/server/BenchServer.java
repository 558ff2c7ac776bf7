package dev.howl.benchmarks.server;

import dev.howl.benchmarks.contract.TicksPublisher;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * A Howl server with one topic that publishes on commands from standard input. It answers every line with one line of
 * JSON on standard output, and exits at the end of its input.
 */
@SpringBootApplication
public class BenchServer {
    /**
     * Starts the server on a port of 127.0.0.1; the caller closes it.
     *
     * @param settings additional settings, each as {@code --name=value}
     */
    public static ConfigurableApplicationContext start(int port, String... settings) {
        List<String> all = new ArrayList<>(List.of(settings));
        all.add("--server.port=" + port);
        return SpringApplication.run(BenchServer.class, all.toArray(String[]::new));
    }

    /** Serves until standard input ends. */
    public static void serve(int port) throws IOException {
        try (ConfigurableApplicationContext context = start(port)) {
            Publisher publisher = new Publisher(context.getBean(TicksPublisher.class));
            System.out.println("{\"event\":\"ready\"}");
            BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                System.out.println(answer(publisher, line.strip().split(" ")));
            }
        }
    }

    private static String answer(Publisher publisher, String[] words) throws IOException {
        String usage = words[0] + "/" + words.length;
        switch (usage) {
            case "burst/3" -> publisher.burst(number(words[1]), number(words[2]));
            case "single/4" -> publisher.single(number(words[1]), Double.parseDouble(words[2]), number(words[3]));
            case "memory/1" -> {
                return ServerState.memory();
            }
            case "allocated/1" -> {
                return ServerState.allocated();
            }
            case "about/1" -> {
                return ServerState.about();
            }
            default -> {
                return "{\"event\":\"error\",\"message\":\"unknown command; use burst COUNT SIZE,"
                        + " single COUNT RATE SIZE, memory, allocated or about\"}";
            }
        }
        return "{\"event\":\"published\"}";
    }

    private static int number(String word) {
        return Integer.parseInt(word);
    }
}
