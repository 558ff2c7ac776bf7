package dev.howl.demo;

import dev.howl.client.ModerationEvent;
import dev.howl.client.PendingResponse;
import dev.howl.client.PendingResponsesSnapshot;
import dev.howl.client.Platform;
import dev.howl.client.ResponseResolved;
import dev.howl.client.http.NewResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The step about moderation: two operators decide about one prepared reply at the same moment. */
final class ModerationStep implements Step {
    private static final String PREPARER = "Program";
    private static final String COMMENT = "Where did the <b>lentil soup</b> go?";
    private static final String ESCAPED = "&lt;b&gt;lentil soup";

    @Override
    public String title() {
        return "Moderation";
    }

    @Override
    public String about() {
        return "Two operators decide about a prepared reply at the same moment. The first decision holds.";
    }

    /** An operator and the events that the operator's panel receives. */
    private record Panel(DemoClient operator, Mailbox<ModerationEvent> events) {}

    /** @param sent time of the request */
    private record Prepared(String id, long sent) {}

    /** The outcome of a decision and the time that it took. */
    private record Outcome(
            @Nullable ResponseResolved answer, @Nullable Throwable refusal, Duration took) {}

    @Override
    public void play(StepContext context) throws StepFailedException, InterruptedException {
        Panel olga = panel(context, "Olga");
        Panel pavel = panel(context, "Pavel");
        Prepared prepared = prepare(context);
        card(context, olga, prepared);
        card(context, pavel, prepared);
        decide(context, olga, pavel, prepared.id());
    }

    private static Panel panel(StepContext context, String name) throws StepFailedException, InterruptedException {
        Mailbox<PendingResponsesSnapshot> states = new Mailbox<>();
        Mailbox<ModerationEvent> events = new Mailbox<>();
        context.screen().sent(name, "howl.moderation().follow(state -> …, event -> …)");
        DemoClient operator = context.operator(name);
        context.await(
                operator.howl().moderation().follow(states, events).confirmed(),
                "the confirmation of " + name + "'s subscription");
        context.next(states, "the pending replies for " + name);
        return new Panel(operator, events);
    }

    private static void card(StepContext context, Panel panel, Prepared prepared)
            throws StepFailedException, InterruptedException {
        String name = panel.operator().name();
        Mailbox.Arrival<ModerationEvent> shown =
                context.next(panel.events(), PendingResponse.class, "the card for " + name);
        if (shown.event() instanceof PendingResponse response) {
            StepContext.check(response.responseId().equals(prepared.id()), name + " got the card of another reply");
            StepContext.check(
                    response.cardHtml().contains(ESCAPED), "the text of the comment is not escaped in the card");
            context.screen()
                    .arrived(
                            name,
                            "card " + prepared.id() + ": " + response.author() + ", "
                                    + context.screen().style().quoted(response.text()) + ", escaped in HTML",
                            shown.after(prepared.sent()));
        }
    }

    private static Prepared prepare(StepContext context) throws StepFailedException, InterruptedException {
        context.screen().sent(PREPARER, "POST /api/moderation/responses");
        NewResponse reply = new NewResponse(
                Platform.VK,
                "Vera K.",
                COMMENT,
                "It is back on Monday.",
                new NewResponse.Post("-1_7", "Our menu for March is here."));
        long sent = System.nanoTime();
        String id = context.await(context.http().addResponse(reply), "the server's answer to a prepared reply")
                .responseId();
        return new Prepared(id, sent);
    }

    private static void decide(StepContext context, Panel olga, Panel pavel, String id)
            throws StepFailedException, InterruptedException {
        context.screen().sent("Olga", "howl.moderation().approve(" + id + ")");
        context.screen().sent("Pavel", "howl.moderation().reject(" + id + "), at the same moment");
        CompletableFuture<Outcome> one =
                outcome(olga.operator().howl().moderation().approve(id));
        CompletableFuture<Outcome> other =
                outcome(pavel.operator().howl().moderation().reject(id));
        Outcome ofOlga = context.await(one, "the answer to Olga");
        Outcome ofPavel = context.await(other, "the answer to Pavel");
        ResponseResolved held = held(ofOlga, ofPavel);
        tell(context, "Olga", ofOlga);
        tell(context, "Pavel", ofPavel);
        resolved(context, olga, held);
        resolved(context, pavel, held);
    }

    private static CompletableFuture<Outcome> outcome(CompletableFuture<ResponseResolved> decision) {
        long asked = System.nanoTime();
        return decision.handle((answer, refusal) -> new Outcome(answer, refusal, StepContext.since(asked)));
    }

    /** Returns the one decision that was accepted. */
    private static ResponseResolved held(Outcome one, Outcome other) throws StepFailedException {
        ResponseResolved first = one.answer();
        ResponseResolved second = other.answer();
        if (first != null && second == null) {
            return first;
        }
        if (second != null && first == null) {
            return second;
        }
        throw new StepFailedException(first == null ? "both decisions were refused" : "both decisions were accepted");
    }

    private static void tell(StepContext context, String name, Outcome outcome) {
        ResponseResolved answer = outcome.answer();
        Throwable refusal = outcome.refusal();
        String text = answer != null ? "accepted: " + answer.status().value() : "";
        context.screen().arrived(name, refusal == null ? text : "refused, " + Causes.sentence(refusal), outcome.took());
    }

    private static void resolved(StepContext context, Panel panel, ResponseResolved held)
            throws StepFailedException, InterruptedException {
        String name = panel.operator().name();
        ModerationEvent event = context.next(panel.events(), ResponseResolved.class, "the decision for " + name)
                .event();
        StepContext.check(event.equals(held), name + " got a decision other than the accepted one");
        context.screen().arrived(name, "the card is removed: " + held.status().value() + " by " + held.by(), null);
    }
}
