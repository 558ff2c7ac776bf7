package dev.howl.generator;

import com.sun.management.OperatingSystemMXBean;
import dev.howl.model.InvalidContractException;
import dev.howl.model.diagnostic.Diagnostic;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A generation of types in a JVM of its own.
 *
 * @param output what the program printed: the number of files, and every diagnostic
 * @param files content by path
 */
record ForkedGeneration(List<String> output, Map<String, String> files, Duration wall, Duration cpu) {
    private static final String CPU = "CPU ";

    /** @param jvm options of the JVM */
    static ForkedGeneration of(Path document, Path folder, String... jvm) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(List.of(jvm));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), ForkedGeneration.class.getName()));
        command.addAll(List.of(document.toString(), folder.toString()));
        Path printed = Files.createTempFile("generation", ".txt");
        long start = System.nanoTime();
        int exitCode = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(printed.toFile())
                .start()
                .waitFor();
        Duration wall = Duration.ofNanos(System.nanoTime() - start);
        List<String> lines = new ArrayList<>(Files.readAllLines(printed));
        Files.delete(printed);
        if (exitCode != 0) {
            throw new IllegalStateException(String.join("\n", lines));
        }
        String cpu = lines.remove(lines.size() - 1).substring(CPU.length());
        return new ForkedGeneration(lines, Trees.read(folder), wall, Duration.ofNanos(Long.parseLong(cpu)));
    }

    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[1]);
        try {
            GenerateResult result =
                    Generator.generate(new GenerateRequest(Path.of(args[0]), Target.TYPES, "large", folder, folder));
            System.out.println(result.files() + " files");
            print(result.diagnostics());
        } catch (InvalidContractException e) {
            print(e.diagnostics());
        }
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        System.out.println(CPU + system.getProcessCpuTime());
    }

    private static void print(List<Diagnostic> diagnostics) {
        diagnostics.forEach(System.out::println);
    }
}
