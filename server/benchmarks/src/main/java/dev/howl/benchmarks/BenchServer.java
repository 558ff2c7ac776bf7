package dev.howl.benchmarks;

import dev.howl.benchmarks.contract.TicksPublisher;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * A Howl server with one topic, told on standard input what to publish. It answers every line with one line of JSON on
 * standard output, and ends with its input.
 */
@SpringBootApplication
class BenchServer {
    static void serve(int port) throws IOException {
        try (ConfigurableApplicationContext context =
                SpringApplication.run(BenchServer.class, "--server.port=" + port)) {
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
            case "stats/1" -> {
                return stats();
            }
            default -> {
                return "{\"event\":\"error\",\"message\":\"burst COUNT SIZE, single COUNT RATE SIZE or stats\"}";
            }
        }
        return "{\"event\":\"published\"}";
    }

    private static int number(String word) {
        return Integer.parseInt(word);
    }

    /** Heap in use after a collection, bytes; resident memory, KiB; CPU time of all threads, ns. */
    private static String stats() throws IOException {
        System.gc();
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        String rss = Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .map(line -> line.replaceAll("\\D", ""))
                .findFirst()
                .orElseThrow(() -> new IOException("/proc/self/status has no VmRSS"));
        return "{\"event\":\"stats\",\"heap_bytes\":" + heap + ",\"rss_kib\":" + rss + ",\"cpu_ns\":" + cpuNanos()
                + "}";
    }

    private static long cpuNanos() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getProcessCpuTime()
                : -1;
    }
}
