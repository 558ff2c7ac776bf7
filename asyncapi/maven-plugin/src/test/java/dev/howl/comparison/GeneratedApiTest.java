package dev.howl.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.diff.ComparedDocument;
import dev.howl.diff.DiffLevel;
import dev.howl.diff.DiffReport;
import dev.howl.diff.compare.ContractDiff;
import dev.howl.generator.Target;
import dev.howl.model.Contract;
import dev.howl.model.InvalidContractException;
import dev.howl.model.ReadOptions;
import dev.howl.model.reader.ContractReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The comparison of generated servers and clients against japicmp: where a change of the document breaks code that uses
 * handlers, facets, publishers or clients, there is a finding of the level {@code source} or above.
 */
class GeneratedApiTest {
    @TempDir
    private Path folder = Path.of("");

    private final Map<String, GeneratedTypes> known = new HashMap<>();

    /** A change of the text of the base document. */
    private record Edit(String from, String to) {
        static List<Edit> all() {
            return resource("/api-changes.txt")
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(" =>", 2))
                    .map(parts -> new Edit(parts[0].strip(), parts[1].strip()))
                    .toList();
        }

        String of(String text) {
            assertThat(text).contains(from);
            return text.replace(from, to);
        }
    }

    private static String resource(String name) {
        try (InputStream in = GeneratedApiTest.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Only changes without a finding are compiled: the others cannot be missed. */
    @Test
    void whatBreaksCodeOfServersOrClientsIsAFinding() throws Exception {
        String base = resource("/api-base.yaml");
        List<String> missed = new ArrayList<>();
        for (Edit edit : Edit.all()) {
            String changed = edit.of(base);
            if (!isFlagged(base, changed)) {
                for (Target target : List.of(Target.SERVER, Target.CLIENT)) {
                    List<String> classes = broken(base, changed, target);
                    if (!classes.isEmpty()) {
                        missed.add(target + " " + edit + ": " + classes);
                    }
                }
            }
        }
        assertThat(missed).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Target.class,
            names = {"SERVER", "CLIENT"})
    void aRenamedOperationBreaksCode(Target target) throws Exception {
        String base = resource("/api-base.yaml");
        String changed = base.replace("say: {action", "speak: {action");
        assertThat(broken(base, changed, target)).isNotEmpty();
        assertThat(isFlagged(base, changed)).isTrue();
    }

    private boolean isFlagged(String base, String changed) {
        DiffReport report = ContractDiff.compare(document("old.yaml", base), document("new.yaml", changed));
        return Stream.of(DiffLevel.BREAKING, DiffLevel.SOURCE)
                .anyMatch(level -> !report.of(level).isEmpty());
    }

    private List<String> broken(String base, String changed, Target target)
            throws IOException, InvalidContractException {
        return api(base, target).incompatibleIn(api(changed, target));
    }

    private ComparedDocument document(String name, String text) {
        try {
            Path file = Files.writeString(folder.resolve(name), text);
            return new ComparedDocument(name, ContractReader.link(file, ReadOptions.DEFAULT));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InvalidContractException e) {
            throw new AssertionError(e.getMessage() + "\nin " + text, e);
        }
    }

    private GeneratedTypes api(String text, Target target) throws IOException, InvalidContractException {
        String key = target + text;
        GeneratedTypes made = known.get(key);
        if (made == null) {
            Contract contract = document("api.yaml", text).linked().contract();
            made = GeneratedTypes.of(contract, target, Files.createTempDirectory(folder, "api"));
            known.put(key, made);
        }
        return made;
    }
}
