package dev.howl.diff.print;

import dev.howl.diff.DiffRule;
import dev.howl.diff.rule.DiffRules;
import java.util.Locale;

/** The table of all rules, for terminals. */
public final class RuleTable {
    private RuleTable() {}

    /** Returns a line for each rule: id, level, whom it breaks, text, advice. */
    public static String text() {
        int widest = DiffRules.all().stream()
                .mapToInt(rule -> rule.id().length())
                .max()
                .orElse(0);
        StringBuilder out = new StringBuilder();
        for (DiffRule rule : DiffRules.all()) {
            out.append(String.format(Locale.ROOT, "%-" + widest + "s  %-10s  ", rule.id(), rule.level()))
                    .append(rule.text())
                    .append(" Breaks: ")
                    .append(rule.affected())
                    .append(". Instead: ")
                    .append(rule.advice())
                    .append(".\n");
        }
        return out.toString();
    }
}
