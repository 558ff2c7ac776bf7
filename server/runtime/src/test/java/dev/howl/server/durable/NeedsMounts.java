package dev.howl.server.durable;

import dev.howl.testservices.SmallDisk;
import dev.howl.testservices.TestSettings;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The condition of tests that mount a file system, which root may do unless it runs in a container without {@code
 * SYS_ADMIN}. With {@code HOWL_TEST_MOUNTS=required} they always run; otherwise they run where a file system can be
 * mounted, or else print that they did not run, and why.
 */
final class NeedsMounts implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (TestSettings.get("HOWL_TEST_MOUNTS", "auto").equals("required")) {
            return ConditionEvaluationResult.enabled("HOWL_TEST_MOUNTS=required");
        }
        try {
            SmallDisk.mount(1).close();
            return ConditionEvaluationResult.enabled("a file system can be mounted");
        } catch (AssertionError e) {
            System.out.println("Full disks are NOT tested in " + context.getDisplayName() + ": " + e.getMessage());
            return ConditionEvaluationResult.disabled(e.getMessage());
        }
    }
}
