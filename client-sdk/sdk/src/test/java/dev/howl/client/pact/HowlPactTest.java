package dev.howl.client.pact;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import au.com.dius.pact.consumer.dsl.DslPart;
import au.com.dius.pact.consumer.dsl.PactBuilder;
import au.com.dius.pact.consumer.junit5.PactConsumerTestExt;
import au.com.dius.pact.consumer.junit5.PactTestFor;
import au.com.dius.pact.consumer.junit5.ProviderType;
import au.com.dius.pact.core.model.PactSpecVersion;
import au.com.dius.pact.core.model.V4Interaction;
import au.com.dius.pact.core.model.V4Pact;
import au.com.dius.pact.core.model.annotations.Pact;
import au.com.dius.pact.core.model.annotations.PactDirectory;
import dev.howl.client.Broadcast;
import dev.howl.client.BroadcastAccepted;
import dev.howl.client.HowlClient;
import dev.howl.client.SendBroadcast;
import dev.howl.client.WisdomDistribution;
import dev.howl.client.runtime.Subscription;
import dev.howl.runtime.Position;
import dev.howl.testkit.Recorder;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The SDK against exactly the frames of its pact with the server about wisdom and broadcasts, which these tests write.
 */
@Timeout(180)
@ExtendWith(CommittedPacts.class)
@ExtendWith(PactConsumerTestExt.class)
@PactTestFor(providerName = "howl-server", pactVersion = PactSpecVersion.V4)
@PactDirectory(CommittedPacts.WRITTEN)
class HowlPactTest {
    private static final String CONSUMER = "howl-client";
    private static final String QUOTE = "A wolf does not wait for the moon. It has a calendar.";
    private static final String LUNCH = "Lunch is served";
    private static final String DEDUPE_ID = "lunch-2026-03-14";
    private static final String BROADCAST_ID = "2f8e1c6b-40d9-4a73-8e15-c7b3a9d06f42";
    private static final String EPOCH = "01JQ8Z6T3N5W";
    private static final Position BEFORE_QUOTE = new Position("wisdom", null, EPOCH, 411);
    private static final Position AT_QUOTE = new Position("wisdom", null, EPOCH, 412);
    private static final Position AT_LUNCH = new Position("broadcasts", null, EPOCH, 412);

    @Pact(consumer = CONSUMER)
    V4Pact wisdomDistribution(PactBuilder builder) {
        return builder.expectsToReceiveMessageInteraction(
                        "wisdom_distribution", message -> message.state("a client is subscribed to wisdom")
                                .withContents(contents -> contents.withContent(quote())))
                .toPact();
    }

    @Pact(consumer = CONSUMER)
    V4Pact subscribe(PactBuilder builder) {
        return builder.expectsToReceiveSynchronousMessageInteraction(
                        "subscribe", message -> message.state("a client is connected")
                                .withRequest(request -> request.withContent(subscription()))
                                .willRespondWith(response -> response.withContent(confirmation())))
                .toPact();
    }

    @Pact(consumer = CONSUMER)
    V4Pact broadcast(PactBuilder builder) {
        return builder.expectsToReceiveMessageInteraction(
                        "broadcast", message -> message.state("a client is subscribed to broadcasts, and one is sent")
                                .withContents(contents -> contents.withContent(lunch())))
                .toPact();
    }

    @Pact(consumer = CONSUMER)
    V4Pact sendBroadcast(PactBuilder builder) {
        return builder.expectsToReceiveSynchronousMessageInteraction(
                        "send_broadcast", message -> message.state("a client that may send broadcasts is connected")
                                .withRequest(request -> request.withContent(sending()))
                                .willRespondWith(response -> response.withContent(accepted())))
                .toPact();
    }

    @Test
    @PactTestFor(pactMethod = "wisdomDistribution", providerType = ProviderType.ASYNCH)
    void aQuoteReachesTheListener(V4Interaction.AsynchronousMessage message) throws Exception {
        CompletableFuture<WisdomDistribution> quote = new CompletableFuture<>();
        CompletableFuture<Position> position = new CompletableFuture<>();
        try (PactServer server =
                        new PactServer("subscribe", confirmation().toString(), PactFrames.text(message.getContents()));
                Recorder recorder = PactFrames.recorder(server);
                HowlClient howl = HowlClient.connect(recorder.uri("/events"))) {
            howl.wisdom().subscribe((event, at) -> {
                quote.complete(event);
                position.complete(at);
            });

            assertThat(quote.get(30, SECONDS)).isEqualTo(new WisdomDistribution(QUOTE));
            assertThat(position.get(30, SECONDS)).isEqualTo(AT_QUOTE);
        }
    }

    @Test
    @PactTestFor(pactMethod = "subscribe", providerType = ProviderType.SYNCH_MESSAGE)
    void aSubscriptionIsRequestedAndConfirmed(V4Interaction.SynchronousMessages message) throws Exception {
        String answer = PactFrames.text(message.getResponse().get(0));
        try (PactServer server = new PactServer("subscribe", answer, quote().toString());
                Recorder recorder = PactFrames.recorder(server);
                HowlClient howl = HowlClient.connect(recorder.uri("/events"))) {
            Subscription subscription = howl.wisdom().subscribe(event -> {});

            assertThat(subscription.confirmed().get(30, SECONDS)).isEqualTo(BEFORE_QUOTE);
            assertThat(PactFrames.mismatches(
                            message.getRequest(), server.request().get(30, SECONDS)))
                    .isEmpty();
        }
    }

    @Test
    @PactTestFor(pactMethod = "broadcast", providerType = ProviderType.ASYNCH)
    void aBroadcastReachesTheListener(V4Interaction.AsynchronousMessage message) throws Exception {
        CompletableFuture<Broadcast> broadcast = new CompletableFuture<>();
        String confirmed = confirmation().toString().replace("\"wisdom\"", "\"broadcasts\"");
        try (PactServer server = new PactServer("subscribe", confirmed, PactFrames.text(message.getContents()));
                Recorder recorder = PactFrames.recorder(server);
                HowlClient howl = HowlClient.connect(recorder.uri("/events"))) {
            howl.broadcasts().subscribe(broadcast::complete);

            assertThat(broadcast.get(30, SECONDS)).isEqualTo(new Broadcast(BROADCAST_ID, LUNCH, null));
        }
    }

    @Test
    @PactTestFor(pactMethod = "sendBroadcast", providerType = ProviderType.SYNCH_MESSAGE)
    void aBroadcastIsSentAndAccepted(V4Interaction.SynchronousMessages message) throws Exception {
        String answer = PactFrames.text(message.getResponse().get(0));
        try (PactServer server = new PactServer("send_broadcast", answer);
                Recorder recorder = PactFrames.recorder(server);
                HowlClient howl = HowlClient.connect(recorder.uri("/events"))) {
            CompletableFuture<BroadcastAccepted> accepted = howl.broadcasts().send(new SendBroadcast(LUNCH, DEDUPE_ID));

            assertThat(accepted.get(30, SECONDS)).isEqualTo(new BroadcastAccepted(BROADCAST_ID, AT_LUNCH));
            assertThat(PactFrames.mismatches(
                            message.getRequest(), server.request().get(30, SECONDS)))
                    .isEmpty();
        }
    }

    private static DslPart sending() {
        return PactFrames.request("send_broadcast", payload -> payload.stringValue("message", LUNCH)
                .stringValue("dedupe_id", DEDUPE_ID));
    }

    private static DslPart accepted() {
        return PactFrames.answer(
                "broadcast_accepted", payload -> payload.stringMatcher("broadcast_id", ".{1,64}", BROADCAST_ID)
                        .object("position", position -> PactFrames.position(position, AT_LUNCH)));
    }

    private static DslPart lunch() {
        return PactFrames.event(
                "broadcast", AT_LUNCH, payload -> payload.stringMatcher("broadcast_id", ".{1,64}", BROADCAST_ID)
                        .stringMatcher("message", "[\\s\\S]{1,4000}", LUNCH));
    }

    private static DslPart subscription() {
        return PactFrames.request("subscribe", payload -> payload.stringValue("topic", "wisdom"));
    }

    private static DslPart confirmation() {
        return PactFrames.confirmation(BEFORE_QUOTE);
    }

    private static DslPart quote() {
        return PactFrames.event(
                "wisdom_distribution", AT_QUOTE, payload -> payload.stringMatcher("message", "[\\s\\S]{1,500}", QUOTE));
    }
}
