package dev.howl.generator.docs.change;

import java.util.List;

/**
 * A version of a contract, and what changed since the one before it.
 *
 * @param version {@code info.version} of this version
 * @param since {@code info.version} of the version before
 * @param changes the heaviest first
 */
public record Release(String version, String since, List<Change> changes) {
    public Release {
        changes = List.copyOf(changes);
    }

    /**
     * A change.
     *
     * @param breaks the party that it may break, as the end of a sentence; empty for none
     * @param what the change, as a sentence without a full stop
     * @param pointer its place in the document
     * @param rule the rule of the comparison that found it
     * @param advice what to do instead or about it, as a sentence without a full stop; empty for none
     */
    public record Change(String breaks, String what, String pointer, String rule, String advice) {}
}
