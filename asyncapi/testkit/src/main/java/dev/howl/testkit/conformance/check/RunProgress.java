package dev.howl.testkit.conformance.check;

import dev.howl.testkit.conformance.result.CaseResult;

/** A listener to a run, called on the thread of the run. */
@FunctionalInterface
public interface RunProgress {
    /**
     * Called after each case.
     *
     * @param result the case
     * @param done number of cases that have run
     * @param planned number of cases that are known so far
     */
    void after(CaseResult result, int done, int planned);
}
