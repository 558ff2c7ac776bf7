package dev.howl.testkit.conformance.check;

import dev.howl.testkit.conformance.result.CaseKind;

/**
 * A case that has not run.
 *
 * @param id names it in this contract
 * @param title the case in words
 * @param body runs it; what it finds goes to the log
 */
record PlannedCase(String id, CaseKind kind, String title, Runnable body) {}
