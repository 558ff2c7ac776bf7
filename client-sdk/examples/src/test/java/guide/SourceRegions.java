package guide;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The regions of a source file, by name. A region begins after a line that ends in {@code tag::name} and ends before one
 * that ends in {@code end::name}; both are comments of the file's language. A region may have several pieces.
 */
record SourceRegions(Map<String, String> texts, List<String> imports) {
    private static final Pattern MARK = Pattern.compile("\\s*(?://|#|<!--) (tag|end)::([a-z0-9-]+)(?: -->)?");
    private static final Pattern IMPORT = Pattern.compile("import (?:static )?[\\w.]+\\.(\\w+);");

    static SourceRegions of(String file) {
        Map<String, StringBuilder> open = new LinkedHashMap<>();
        Map<String, String> closed = new TreeMap<>();
        List<String> imports = new ArrayList<>();
        file.lines().forEach(line -> {
            Matcher mark = MARK.matcher(line);
            if (!mark.matches()) {
                open.values().forEach(text -> text.append(line).append('\n'));
                if (IMPORT.matcher(line).matches()) {
                    imports.add(line);
                }
            } else if (mark.group(1).equals("tag")) {
                StringBuilder other = open.put(mark.group(2), new StringBuilder());
                require(other == null, "region begins inside itself: " + mark.group(2));
            } else {
                StringBuilder text = open.remove(mark.group(2));
                require(text != null, "end of a region that is not open: " + mark.group(2));
                closed.merge(mark.group(2), String.valueOf(text), String::concat);
            }
        });
        require(open.isEmpty(), "regions without an end: " + open.keySet());
        closed.replaceAll((name, text) -> text.stripTrailing().stripIndent() + "\n");
        return new SourceRegions(closed, imports);
    }

    private static void require(boolean condition, String problem) {
        if (!condition) {
            throw new AssertionError(problem);
        }
    }

    /** Returns the imports whose names occur in one of these texts, a line each. */
    String importsOf(List<String> shown) {
        StringBuilder used = new StringBuilder();
        for (String line : imports) {
            Matcher name = IMPORT.matcher(line);
            if (name.matches() && shown.stream().anyMatch(text -> isUsed(name.group(1), text))) {
                used.append(line).append('\n');
            }
        }
        return used.toString();
    }

    private static boolean isUsed(String name, String text) {
        return Pattern.compile("(?<![\\w.])" + name + "\\b").matcher(text).find();
    }
}
