package dev.howl.app.image;

import dev.howl.testservices.TestSettings;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The condition of tests that no local program can replace a Docker engine for. With {@code HOWL_TEST_SERVICES=docker}
 * they always run; otherwise they run if an engine answers, or else print that they did not run, and why.
 */
final class NeedsDocker implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (context.getTestMethod().isPresent()) {
            return ConditionEvaluationResult.enabled("the class is enabled");
        }
        return switch (TestSettings.get(TestSettings.SERVICES, "auto")) {
            case "docker" -> ConditionEvaluationResult.enabled("HOWL_TEST_SERVICES=docker");
            case "local" -> disabled("HOWL_TEST_SERVICES=local");
            default ->
                Docker.isAvailable()
                        ? ConditionEvaluationResult.enabled("a Docker engine answers")
                        : disabled("no Docker engine answers");
        };
    }

    private static ConditionEvaluationResult disabled(String reason) {
        System.out.println(
                "The container image is NOT tested: " + reason + ". Start a Docker engine and run: make image-test");
        return ConditionEvaluationResult.disabled(reason);
    }
}
