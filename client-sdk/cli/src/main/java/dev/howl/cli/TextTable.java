package dev.howl.cli;

import java.io.PrintWriter;
import java.util.List;

/** A table of text, with columns as wide as their longest cell. */
final class TextTable {
    private static final String GAP = "  ";

    private TextTable() {}

    /** @param cells the rows, each as long as the heading; line breaks in cells are replaced */
    static void print(PrintWriter out, List<String> heading, List<List<String>> cells) {
        List<List<String>> rows = cells.stream()
                .map(row -> row.stream().map(Output::line).toList())
                .toList();
        int[] widths = heading.stream().mapToInt(String::length).toArray();
        rows.forEach(row -> {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        });
        out.println(line(heading, widths));
        rows.forEach(row -> out.println(line(row, widths)));
    }

    private static String line(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String cell = cells.get(i);
            line.append(i == 0 ? "" : GAP).append(cell).append(" ".repeat(widths[i] - cell.length()));
        }
        return line.toString().stripTrailing();
    }
}
