package dev.howl.generator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.generator.emit.GeneratorVersion;
import dev.howl.model.Contract;
import dev.howl.model.reader.ContractReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each folder of {@code src/test/cases} is a contract, what is generated from it, and an exercise per target that uses
 * the generated code. {@code -Dhowl.golden=update} writes what is generated over what is expected; read the difference
 * before committing it.
 */
class GoldenCasesTest {
    private static final Path CASES = Path.of("src/test/cases");
    private static final boolean UPDATE = "update".equals(System.getProperty("howl.golden"));

    @TempDir
    Path temp = Path.of("");

    @TestFactory
    Stream<DynamicNode> everyCase() throws IOException {
        try (Stream<Path> folders = Files.list(CASES)) {
            return folders.filter(Files::isDirectory).sorted().toList().stream().flatMap(this::targets);
        }
    }

    private Stream<DynamicNode> targets(Path folder) {
        return Stream.of(Target.TYPES, Target.SERVER, Target.CLIENT)
                .filter(target -> Files.isDirectory(exercise(folder, target)))
                .map(target -> DynamicTest.dynamicTest(folder.getFileName() + " " + target, () -> run(folder, target)));
    }

    private void run(Path folder, Target target) throws Exception {
        Contract contract = ContractReader.read(folder.resolve("contract.yaml"));
        Generator.Output output = Generator.emit(contract, target, "golden." + folder.getFileName());
        Path expected = folder.resolve("expected").resolve(lower(target));
        Map<String, String> files = new TreeMap<>();
        output.sources().forEach((path, content) -> files.put("java/" + path, withoutVersion(content)));
        output.resources().forEach((path, content) -> {
            if (!path.contains("/docs/")) {
                files.put("resources/" + path, content);
            }
        });
        if (UPDATE) {
            Trees.replace(expected, files);
        }
        assertThat(files).as("what is generated, and what is expected").isEqualTo(Trees.read(expected));
        Path classes = temp.resolve(folder.getFileName() + "-" + target);
        Compiled compiled = Compiled.of(classes, expected.resolve("java"), exercise(folder, target));
        compiled.run("golden." + folder.getFileName() + ".Exercise");
    }

    /** A release changes no golden file: the version in the first line is written as {@code VERSION}. */
    private static String withoutVersion(String source) {
        return source.replaceFirst(
                Pattern.quote("howl-generator " + GeneratorVersion.current() + " "), "howl-generator VERSION ");
    }

    private static Path exercise(Path folder, Target target) {
        return folder.resolve("exercise").resolve(lower(target));
    }

    private static String lower(Target target) {
        return target.name().toLowerCase(java.util.Locale.ROOT);
    }

    @TestFactory
    Stream<DynamicNode> everyCaseIsExercised() throws IOException {
        try (Stream<Path> folders = Files.list(CASES)) {
            return folders.sorted().toList().stream()
                    .map(folder -> DynamicTest.dynamicTest(
                            folder.getFileName() + " is exercised",
                            () -> assertThat(targets(folder)).isNotEmpty()));
        }
    }
}
