package dev.howl.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.model.Contract;
import dev.howl.testkit.conformance.result.ConformanceReport;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Test of {@code x-howl-links}: ids from replies in later requests. */
@Execution(ExecutionMode.CONCURRENT)
class LinkedRequestsTest {
    private static final Contract CONTRACT = ShopContract.read("""
            asyncapi: 3.0.0
            info: { title: Library, version: 1.0.0 }
            channels:
              desk:
                address: /desk
                messages:
                  borrow: { payload: { type: object, required: [type], properties: { type: { const: borrow } } } }
                  lent:
                    payload:
                      type: object
                      required: [type, slip]
                      properties: { type: { const: lent }, slip: { type: string } }
                  give_back:
                    payload:
                      type: object
                      required: [type, proof]
                      properties:
                        type: { const: give_back }
                        proof: { type: string, x-howl-links: 'lent#/slip' }
            operations:
              borrow:
                action: receive
                channel: { $ref: '#/channels/desk' }
                messages: [ { $ref: '#/channels/desk/messages/borrow' } ]
                reply: { messages: [ { $ref: '#/channels/desk/messages/lent' } ] }
              giveBack:
                action: receive
                channel: { $ref: '#/channels/desk' }
                messages: [ { $ref: '#/channels/desk/messages/give_back' } ]
            """);

    @Test
    void takesTheValueFromTheMessageAndPlaceThatTheLinkNames() throws Exception {
        Set<String> proofs = ConcurrentHashMap.newKeySet();
        try (ShopServer server = new ShopServer()) {
            server.validates = false;
            server.answers = request -> {
                if (request.type().equals("give_back")) {
                    proofs.add(request.json().path("proof").asString());
                    return List.of();
                }
                return List.of("{\"type\":\"lent\",\"slip\":\"slip-77\"}");
            };
            ConformanceReport report =
                    FaultyShop.run(CONTRACT, server).validOnly().run();
            assertThat(report.failures()).isEmpty();
            assertThat(proofs).containsExactly("slip-77");
        }
    }
}
