package dev.howl.generator;

import dev.howl.diff.Affected;
import dev.howl.diff.ComparedDocument;
import dev.howl.diff.DiffFinding;
import dev.howl.diff.DiffReport;
import dev.howl.diff.compare.ContractDiff;
import dev.howl.diff.read.ContractInput;
import dev.howl.diff.read.UnreadableContractException;
import dev.howl.generator.docs.change.Release;
import dev.howl.generator.docs.change.Release.Change;
import dev.howl.model.InvalidContractException;
import dev.howl.model.ReadOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The reader of the released versions of a document, and of what changed from each to the next. */
public final class ReleaseHistory {
    private ReleaseHistory() {}

    /**
     * Compares each version with the next, and the last one with the document.
     *
     * @param versions files, or files of Git commits as {@code REV:path}, the oldest first
     */
    public static List<Release> of(List<String> versions, Path document, ReadOptions options)
            throws UnreadableContractException, InvalidContractException {
        if (versions.isEmpty()) {
            return List.of();
        }
        ContractInput input = new ContractInput(Path.of(""), options);
        List<Release> releases = new ArrayList<>();
        List<String> all = new ArrayList<>(versions);
        all.add(document.toString());
        ComparedDocument before = input.read(all.get(0), document.toString());
        for (String version : all.subList(1, all.size())) {
            ComparedDocument next = input.read(version, document.toString());
            releases.add(release(ContractDiff.compare(before, next)));
            before = next;
        }
        return releases;
    }

    /**
     * Returns the versions of a document in a folder that has a folder for each, named after the version.
     *
     * @return files, by the numbers of their versions
     */
    public static List<String> in(Path folder, Path document) throws IOException {
        try (Stream<Path> versions = Files.list(folder)) {
            return versions.sorted(Comparator.comparing(version -> key(String.valueOf(version.getFileName()))))
                    .map(version -> version.resolve(document.getFileName()))
                    .filter(Files::isRegularFile)
                    .map(Path::toString)
                    .toList();
        }
    }

    /** Makes numbers equally long, so that 1.10.0 comes after 1.9.0, and lets 1.0.0-rc.1 come before 1.0.0. */
    private static String key(String version) {
        StringBuilder key = new StringBuilder();
        for (String part : version.split("(?<=\\D)(?=\\d)|(?<=\\d)(?=\\D)", -1)) {
            boolean isNumber = !part.isEmpty() && Character.isDigit(part.charAt(0));
            key.append(isNumber ? "0".repeat(Math.max(0, 12 - part.length())) + part : part);
        }
        return key.append('~').toString();
    }

    private static Release release(DiffReport report) {
        return new Release(
                report.now().version(),
                report.old().version(),
                report.findings().stream().map(ReleaseHistory::change).toList());
    }

    private static Change change(DiffFinding finding) {
        Affected affected = finding.rule().affected();
        return new Change(
                affected == Affected.NOBODY ? "" : affected.toString(),
                finding.message(),
                finding.pointer(),
                finding.rule().id(),
                finding.rule().advice());
    }
}
