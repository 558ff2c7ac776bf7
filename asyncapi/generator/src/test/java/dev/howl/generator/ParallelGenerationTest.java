package dev.howl.generator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The number of cores changes nothing of what is generated or found. */
class ParallelGenerationTest {
    private static final int SCHEMAS = 400;

    @TempDir
    private Path temp = Path.of("");

    @Test
    void oneCoreAndFourWriteTheSameFilesInEachRun() throws Exception {
        Path document = Files.writeString(temp.resolve("valid.yaml"), ManySchemas.document(SCHEMAS));
        ForkedGeneration one = run(document, 1, "one");
        assertThat(one.files()).hasSizeGreaterThan(SCHEMAS);
        for (String name : new String[] {"four", "again"}) {
            ForkedGeneration four = run(document, 4, name);
            assertThat(four.files()).isEqualTo(one.files());
            assertThat(four.output()).isEqualTo(one.output());
        }
    }

    @Test
    void oneCoreAndFourFindTheSame() throws Exception {
        String faulty = ManySchemas.document(SCHEMAS).replace("type: boolean, default: true", "type: bool, default: 7");
        Path document = Files.writeString(temp.resolve("faulty.yaml"), faulty);
        ForkedGeneration one = run(document, 1, "one");
        assertThat(one.output()).hasSizeGreaterThan(SCHEMAS / 2);
        assertThat(run(document, 4, "four").output()).isEqualTo(one.output());
    }

    private ForkedGeneration run(Path document, int cores, String name) throws Exception {
        return ForkedGeneration.of(
                document,
                temp.resolve(name),
                "-XX:ActiveProcessorCount=" + cores,
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1");
    }
}
