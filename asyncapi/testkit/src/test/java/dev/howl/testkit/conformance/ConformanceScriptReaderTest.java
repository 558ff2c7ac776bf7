package dev.howl.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.howl.testkit.conformance.result.ConformanceReport;
import dev.howl.testkit.conformance.result.Diagnosis;
import dev.howl.testkit.conformance.result.Finding;
import dev.howl.testkit.conformance.script.ConformanceScript;
import dev.howl.testkit.conformance.script.ConformanceScriptReader;
import dev.howl.testkit.conformance.script.InvalidScriptException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests of scripts: how they are read, and what their steps do. */
class ConformanceScriptReaderTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    step: []                           | s.yaml: /step is not known; there are: end, prepare, steps, values
                    steps: {}                          | s.yaml: /steps must be a list of steps
                    steps: [{say: x}]                  | s.yaml: /steps/0 is no step; a step has one of send, http, exec, await
                    steps: [{await: x, within: soon}]  | s.yaml: /steps/0/within must be a duration such as 500ms, 10s or 1m
                    steps: [{http: POST}]              | s.yaml: /steps/0/http must be a method and a URL, such as 'POST ${http}/api/orders'
                    steps: [{send: x, with: {a: 1}}]   | s.yaml: /steps/0/with names the member 'a'; name it by a JSON Pointer into the frame, such as '/payload/id'
                    """)
    void saysWhatIsWrongAndWhere(String script, String message) {
        assertThatThrownBy(() -> ConformanceScriptReader.read(script, "s.yaml"))
                .isInstanceOf(InvalidScriptException.class)
                .hasMessage(message);
    }

    @Test
    void playsItsSteps() throws Exception {
        ConformanceScript script = ConformanceScriptReader.read("""
                values: {messages: {place_order: {/item: chair}}}
                steps:
                  - send: place_order
                    with: {/count: 3}
                    expect: order_placed
                    save: {order: /order_id}
                  - send: get_order
                    with: {/order_id: '${order}'}
                    expect: order
                  - send: leave_note
                  - await: price_changed
                    where: {/item: lamp}
                """, "s.yaml");
        try (ShopServer server = new ShopServer()) {
            ConformanceReport report = FaultyShop.run(ShopContract.withErrors(), server)
                    .script(script)
                    .generated(0)
                    .validOnly()
                    .run();
            assertThat(report.failures()).extracting(Finding::sentence).isEmpty();
        }
    }

    @Test
    void reportsStepsThatFail() throws Exception {
        ConformanceScript script = ConformanceScriptReader.read("""
                steps:
                  - send: place_order
                    expect: order
                  - send: get_order
                    with: {/order_id: '${nothing}'}
                  - await: price_changed
                    within: 50ms
                  - exec: [no-such-program-anywhere]
                  - await: close:1001
                    within: 50ms
                """, "s.yaml");
        try (ShopServer server = new ShopServer()) {
            ConformanceReport report = FaultyShop.run(ShopContract.withErrors(), server)
                    .script(script)
                    .generated(0)
                    .validOnly()
                    .run();
            assertThat(report.failures())
                    .extracting(Finding::diagnosis)
                    .containsOnly(Diagnosis.SCRIPT)
                    .hasSize(5);
            assertThat(report.failures().get(0).sentence()).contains("the answer is 'order_placed'; expected 'order'");
            assertThat(report.failures().get(1).sentence()).contains("the variable 'nothing' has no value");
            assertThat(report.failures().get(4).sentence()).contains("the connection is open after 50 ms");
        }
    }
}
