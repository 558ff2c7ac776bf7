package dev.howl.benchmarks.server;

import com.sun.management.ThreadMXBean;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufAllocatorMetricProvider;
import io.netty.buffer.PooledByteBufAllocator;
import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.RuntimeMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** Metrics and a description of this process, as lines of JSON. */
final class ServerState {
    private static final JsonMapper JSON = new JsonMapper();

    private ServerState() {}

    /**
     * Returns the heap in use after a full collection, the memory of Netty's allocators outside the heap, and the
     * resident memory, in bytes.
     */
    static String memory() throws IOException {
        System.gc();
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        return JSON.writeValueAsString(
                Map.of("event", "memory", "heap", heap, "direct", direct(), "resident", resident()));
    }

    /** Returns the bytes that all threads have allocated on the heap so far. */
    static String allocated() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long bytes = Arrays.stream(threads.getThreadAllocatedBytes(threads.getAllThreadIds()))
                .filter(each -> each > 0)
                .sum();
        return JSON.writeValueAsString(Map.of("event", "allocated", "bytes", bytes));
    }

    /** Returns a description of the JVM: version, flags, collectors, processors, event loops. */
    static String about() {
        RuntimeMXBean runtime = ManagementFactory.getRuntimeMXBean();
        Map<String, Object> about = new LinkedHashMap<>();
        about.put("event", "about");
        about.put("java", runtime.getVmName() + " " + runtime.getVmVersion());
        about.put("flags", runtime.getInputArguments());
        about.put(
                "collectors",
                ManagementFactory.getGarbageCollectorMXBeans().stream()
                        .map(GarbageCollectorMXBean::getName)
                        .toList());
        about.put("maxHeap", Runtime.getRuntime().maxMemory());
        about.put("processors", Runtime.getRuntime().availableProcessors());
        about.put("eventLoops", eventLoops());
        return JSON.writeValueAsString(about);
    }

    /** Returns the names of the event loop threads. */
    private static String eventLoops() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("reactor-http-"))
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static long direct() {
        long pooled = PooledByteBufAllocator.DEFAULT.metric().usedDirectMemory();
        return ByteBufAllocator.DEFAULT != PooledByteBufAllocator.DEFAULT
                        && ByteBufAllocator.DEFAULT instanceof ByteBufAllocatorMetricProvider other
                ? pooled + other.metric().usedDirectMemory()
                : pooled;
    }

    private static long resident() throws IOException {
        try (var lines = Files.lines(Path.of("/proc/self/status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                    .findFirst()
                    .orElseThrow(() -> new IOException("/proc/self/status has no VmRSS"));
        }
    }
}
