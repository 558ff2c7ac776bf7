package dev.howl.generator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The report of {@code make bench-generator SCHEMAS=…}: wall time and CPU time of generating types from a document with
 * so many schemas, in a fresh JVM of 1 GB with the options of the launcher {@code howl}. No time is too long.
 */
class GeneratorReport {
    private static final int RUNS = 3;

    @Test
    void typesOfManySchemas(@TempDir Path temp) throws Exception {
        int schemas = Integer.getInteger("howl.schemas", 10_000);
        Path document = Files.writeString(temp.resolve("large.yaml"), ManySchemas.document(schemas));
        for (int run = 1; run <= RUNS; run++) {
            ForkedGeneration generation = ForkedGeneration.of(
                    document, temp.resolve("out" + run), "-Xmx1g", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");
            System.out.printf(
                    "%d schemas, %d files: %.2f s wall, %.2f s CPU%n",
                    schemas,
                    generation.files().size(),
                    generation.wall().toMillis() / 1000.0,
                    generation.cpu().toMillis() / 1000.0);
            assertThat(generation.files()).hasSizeGreaterThan(schemas);
        }
    }
}
