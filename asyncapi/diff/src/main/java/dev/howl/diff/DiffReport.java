package dev.howl.diff;

import java.util.List;

/**
 * The findings about two contracts.
 *
 * @param findings the heaviest first, those of one level in the order of the documents
 */
public record DiffReport(Side old, Side now, List<DiffFinding> findings) {
    public DiffReport {
        findings = List.copyOf(findings);
    }

    /**
     * One of the two documents.
     *
     * @param name the document as the user names it
     * @param version {@code info.version}
     */
    public record Side(String name, String title, String version) {
        /** Returns the number before the first dot of the version; -1 if the version does not begin with a number. */
        int major() {
            String first = version.replaceFirst("^[vV]", "").replaceFirst("[.+-].*$", "");
            return first.matches("[0-9]{1,9}") ? Integer.parseInt(first) : -1;
        }
    }

    /** Returns the findings of a level. */
    public List<DiffFinding> of(DiffLevel level) {
        return findings.stream().filter(finding -> finding.level() == level).toList();
    }

    /** Returns whether there is a finding of that level, or a heavier one. */
    public boolean reaches(DiffLevel level) {
        return findings.stream().anyMatch(finding -> level.isReachedBy(finding.level()));
    }

    /** Returns whether the new version has a higher major number, so that breaking changes are intended. */
    public boolean isNewMajor() {
        return old.major() >= 0 && now.major() > old.major();
    }
}
