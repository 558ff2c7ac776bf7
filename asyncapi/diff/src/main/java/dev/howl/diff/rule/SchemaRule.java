package dev.howl.diff.rule;

import dev.howl.diff.Affected;
import dev.howl.diff.DiffLevel;
import dev.howl.diff.DiffRule;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * A change of the values that a schema accepts. Accepting less breaks who sends, accepting more breaks who receives.
 *
 * @param toServer whether the values travel from clients to the server
 * @param narrowed whether the new schema refuses values that the old one accepts; otherwise it accepts more
 */
public record SchemaRule(SchemaAspect aspect, boolean toServer, boolean narrowed) implements DiffRule {
    /** Returns the rules of all aspects. */
    static List<DiffRule> all() {
        return Arrays.stream(SchemaAspect.values())
                .<DiffRule>flatMap(aspect -> Stream.of(
                        new SchemaRule(aspect, true, true),
                        new SchemaRule(aspect, true, false),
                        new SchemaRule(aspect, false, false),
                        new SchemaRule(aspect, false, true)))
                .toList();
    }

    @Override
    public String id() {
        return (toServer ? "to-server-" : "to-client-") + aspect.word() + (narrowed ? "-narrowed" : "-widened");
    }

    @Override
    public DiffLevel level() {
        return toServer == narrowed ? DiffLevel.BREAKING : DiffLevel.COMPATIBLE;
    }

    @Override
    public Affected affected() {
        return toServer == narrowed ? Affected.OLD_CLIENTS : Affected.NEW_CLIENTS;
    }

    @Override
    public String text() {
        String change = "The schema of values that " + (toServer ? "clients send" : "the server sends") + " accepts "
                + (narrowed ? "less" : "more") + " (" + aspect.meaning() + ").";
        return change + " " + consequence();
    }

    private String consequence() {
        if (toServer) {
            return narrowed
                    ? "The new server refuses what old clients send."
                    : "Old servers refuse what new clients may send.";
        }
        return narrowed
                ? "New clients may refuse what old servers send."
                : "Old clients may refuse what the new server sends.";
    }

    @Override
    public String advice() {
        return level() == DiffLevel.BREAKING ? aspect.advice() : "update servers before clients";
    }
}
