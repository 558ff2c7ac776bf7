package dev.howl.client.pact;

import dev.howl.client.HowlClient;
import dev.howl.pact.ConsumerPact;
import dev.howl.pact.HowlPact;
import dev.howl.pact.PactInteraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The SDK's expectations of the server: every message and operation of the contract. */
@Timeout(180)
@HowlPact(
        consumer = "howl-client",
        provider = "howl-server",
        contract = "../../asyncapi/contract/howl.asyncapi.yaml",
        refused = "list_broadcasts",
        error = "unauthenticated")
@PactInteraction(value = "wisdom_distribution", state = "a client is subscribed to wisdom")
@PactInteraction(value = "gap", state = "a client resumes wisdom after events that were lost")
@PactInteraction(value = "moving", state = "a client is connected, and the server is about to stop")
@PactInteraction(value = "refresh_token", state = "a client whose token can be renewed is connected")
@PactInteraction(value = "get_incidents", state = "there is an incident, and a client is connected")
@PactInteraction(
        value = "incident_diff",
        state = "a client is subscribed to incidents, and one comes up",
        exact = {"/payload/changed", "/payload/removed"})
@PactInteraction(
        value = "get_alerts",
        state = "an alert of Amsterdam is in force, and a client is connected",
        exact = {"/payload/alerts/0/city", "/payload/alerts/0/severity"},
        ignored = "/payload/alerts/0/expires_at")
@PactInteraction(
        value = "alert",
        state = "a client is subscribed to the alerts of Amsterdam, and one is published",
        exact = {"/payload/city", "/payload/severity"},
        ignored = "/payload/expires_at")
@PactInteraction(value = "subscribe moderation", state = "an operator is connected")
@PactInteraction(value = "unsubscribe moderation", state = "an operator is connected")
@PactInteraction(
        value = "get_pending_responses",
        state = "a reply to a review waits, and an operator is connected",
        exact = "/payload/responses/0/platform")
@PactInteraction(
        value = "response_pending",
        state = "an operator is subscribed to moderation, and a reply is prepared",
        exact = "/payload/platform",
        ignored = "/payload/post_text")
@PactInteraction(
        value = "response_resolved",
        state = "an operator is subscribed to moderation, and a reply is approved",
        exact = {"/payload/response_id", "/payload/status"})
@PactInteraction(
        value = "approve_response",
        state = "a reply waits, and an operator is connected",
        exact = {"/payload/response_id", "/payload/status"})
@PactInteraction(
        value = "reject_response",
        state = "a reply waits, and an operator is connected",
        exact = "/payload/response_id")
@PactInteraction(value = "broadcast", state = "a client is subscribed to broadcasts, and one is sent")
@PactInteraction(value = "send_broadcast", state = "a client that may send broadcasts is connected")
@PactInteraction(value = "schedule_broadcast", state = "a client that may send broadcasts is connected")
@PactInteraction(value = "list_broadcasts", state = "a broadcast is scheduled")
@PactInteraction(value = "cancel_broadcast", state = "a broadcast is scheduled", exact = "/payload/schedule_id")
class HowlPactTest {
    @Test
    void everyMessageIsExchanged(ConsumerPact pact) throws Exception {
        pact.exchangeAll(HowlClient::builder);
    }
}
