package dev.howl.diff.compare;

import dev.howl.diff.ComparedDocument;
import dev.howl.diff.DiffReport;
import dev.howl.diff.rule.ConnectionRule;
import dev.howl.model.Viewpoint;

/**
 * Comparison of two contracts by what they mean: references are resolved, and actions are those of the server. Text,
 * order and examples do not matter on the wire; order matters to generated Java.
 */
public final class ContractDiff {
    private ContractDiff() {}

    /** Compares two contracts. Takes time that grows with their sizes; recursion of schemas ends. */
    public static DiffReport compare(ComparedDocument old, ComparedDocument now) {
        Both both = new Both(old.sockets(), now.sockets());
        Viewpoint before = both.old().viewpoint();
        Viewpoint after = both.now().viewpoint();
        if (before.view() != after.view()) {
            both.report(
                    ConnectionRule.VIEW_CHANGED,
                    both.rootOf(true),
                    both.rootOf(false),
                    "the document describes the " + after.view() + " now, and described the " + before.view());
        }
        new ServerComparison(both).compare();
        new ChannelsComparison(both).compare();
        new JavaComparison(both).compare();
        return new DiffReport(old.side(), now.side(), both.findings());
    }
}
