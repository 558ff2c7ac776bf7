package dev.howl.testkit.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.LauncherConstants;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Failures of tests with a {@link MockServer}, as a user sees them. */
@Timeout(120)
class MockServerFailuresTest {

    @Test
    void aTestWhoseClientBreaksTheContractFails() {
        Map<String, String> results = run(FailingMocks.BrokenMessage.class);
        assertThat(results.get("ordersTooMuch(MockChannel)"))
                .startsWith("clients broke the contract on channel 'shop' (allowViolations() allows it):\n"
                        + "  place_order /quantity: ")
                .matches("(?s).*\\(maximum, src/test/resources/mock/shop.yaml:\\d+:\\d+\\)");
        assertThat(results).as("the other tests are not concerned").containsEntry("ordersEnough(MockChannel)", "");
        assertThat(results).containsEntry("ordersTooMuchOnPurpose(MockChannel)", "");
    }

    @Test
    void aTestWhoseClientHasAnInvalidHandshakeFails() {
        assertThat(run(FailingMocks.BrokenHandshake.class).get("wantsAHighFloor(MockChannel)"))
                .startsWith("clients broke the contract on channel 'shop'")
                .contains("the query of the handshake breaks the contract: 'floor' ")
                .contains("(handshake, src/test/resources/mock/shop.yaml:");
    }

    @Test
    void aTestFailsWithItsOwnFailureFirst() {
        assertThat(run(FailingMocks.FailsAnyway.class)).containsEntry("fails(MockChannel)", "the order failed");
    }

    @Test
    void aMessageThatDoesNotComeFailsTheTestWithWhatCameInstead() {
        assertThat(run(FailingMocks.MissingMessage.class))
                .containsEntry(
                        "countsInsteadOfOrdering(MockChannel)",
                        "no message 'place_order' within PT0.1S; received were\n  #1 count {\"type\":\"count\"}");
    }

    /** Runs a test class and returns the message of the failure of each test, empty if it succeeds. */
    private static Map<String, String> run(Class<?> test) {
        Map<String, String> results = new TreeMap<>();
        TestExecutionListener listener = new TestExecutionListener() {
            @Override
            public void executionFinished(TestIdentifier each, TestExecutionResult result) {
                if (each.isTest()) {
                    String failure =
                            result.getThrowable().map(Throwable::getMessage).orElse("");
                    results.put(each.getDisplayName(), failure);
                }
            }
        };
        // Listeners of the build tool would take these failures for its own.
        LauncherConfig config = LauncherConfig.builder()
                .enableTestExecutionListenerAutoRegistration(false)
                .enableLauncherSessionListenerAutoRegistration(false)
                .build();
        LauncherFactory.create(config)
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selectClass(test))
                                .configurationParameter(LauncherConstants.CAPTURE_STDOUT_PROPERTY_NAME, "false")
                                .build(),
                        listener);
        return results;
    }
}
