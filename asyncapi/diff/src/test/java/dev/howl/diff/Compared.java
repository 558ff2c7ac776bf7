package dev.howl.diff;

import dev.howl.diff.compare.ContractDiff;
import dev.howl.model.InvalidContractException;
import dev.howl.model.ReadOptions;
import dev.howl.model.reader.ContractReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Documents of tests, written to a folder and compared. */
final class Compared {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path folder;

    Compared(Path folder) {
        this.folder = folder;
    }

    DiffReport patches(Map<String, Object> old, Map<String, Object> now) {
        return texts(text(old), text(now));
    }

    private static String text(Map<String, Object> patch) {
        return JSON.writeValueAsString(DiffCase.patched(DiffCases.base(), patch));
    }

    DiffReport texts(String old, String now) {
        return ContractDiff.compare(document("old.yaml", old), document("new.yaml", now));
    }

    ComparedDocument document(String name, String text) {
        try {
            Path file = Files.writeString(folder.resolve(name), text);
            return new ComparedDocument(name, ContractReader.link(file, ReadOptions.DEFAULT));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InvalidContractException e) {
            throw new AssertionError(e.getMessage() + "\nin " + text, e);
        }
    }

    static List<String> ids(DiffReport report) {
        return report.findings().stream().map(finding -> finding.rule().id()).toList();
    }
}
