package dev.howl.conventions;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Rules that source files follow. Each method returns the violations in the given files. */
final class SourceRules {
    static final int MAX_LINES = 300;

    /** A Javadoc comment that opens with a question word instead of a noun phrase or a verb. */
    private static final Pattern OPENING = Pattern.compile(
            "/\\*\\*[\\s*]*(?:What|Where|Who|Whom|Whose|How|Whether|When|Which|Why|Those|That|For so)\\b");

    private SourceRules() {}

    /** Returns the paths of files with a Javadoc comment that opens with a question word. */
    static List<String> openingsWithQuestionWords(List<SourceFile> files) {
        return files.stream()
                .filter(file -> OPENING.matcher(file.text()).find())
                .map(SourceFile::path)
                .toList();
    }

    /**
     * Returns the simple names that more than one top-level type in main code has.
     *
     * @param allowed the number of types that may share a name; 1 for all others
     */
    static Map<String, Long> repeatedNames(List<SourceFile> files, Map<String, Integer> allowed) {
        Map<String, Long> names = files.stream()
                .filter(SourceFile::isMain)
                .filter(file -> !file.simpleName().endsWith("-info"))
                .collect(Collectors.groupingBy(SourceFile::simpleName, Collectors.counting()));
        names.entrySet().removeIf(name -> name.getValue() <= allowed.getOrDefault(name.getKey(), 1));
        return names;
    }

    /** Returns the paths of files with more than {@link #MAX_LINES} lines; golden cases have no limit. */
    static List<String> longFiles(List<SourceFile> files) {
        return files.stream()
                .filter(file -> !file.path().contains("/src/test/cases/"))
                .filter(file -> file.lines() > MAX_LINES)
                .map(SourceFile::path)
                .toList();
    }

    /** Returns the length in lines that nine in ten files of main code do not exceed. */
    static long ninthDecileOfLines(List<SourceFile> files) {
        List<Long> lengths = files.stream()
                .filter(SourceFile::isMain)
                .map(SourceFile::lines)
                .sorted()
                .toList();
        return lengths.get(lengths.size() * 9 / 10);
    }
}
