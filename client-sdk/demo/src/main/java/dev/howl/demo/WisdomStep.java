package dev.howl.demo;

import dev.howl.client.WisdomDistribution;
import dev.howl.runtime.Position;

/** The step about wisdom: a client subscribes and receives quotes. */
final class WisdomStep implements Step {
    @Override
    public String title() {
        return "Wolf wisdom";
    }

    @Override
    public String about() {
        return "A quote each second, for all subscribers.";
    }

    @Override
    public void play(StepContext context) throws StepFailedException, InterruptedException {
        TourScreen screen = context.screen();
        DemoClient anna = context.reader("Anna");
        Mailbox<WisdomDistribution> quotes = new Mailbox<>();
        screen.sent(anna.name(), "howl.wisdom().subscribe(…)");
        long asked = System.nanoTime();
        Position position = context.await(
                anna.howl().wisdom().subscribe(quotes).confirmed(), "the confirmation of Anna's subscription");
        long confirmed = System.nanoTime();
        screen.arrived(
                anna.name(),
                "confirmed; she receives the events after number " + position.seq(),
                StepContext.between(asked, confirmed));
        for (int i = 0; i < 2; i++) {
            Mailbox.Arrival<WisdomDistribution> quote = context.next(quotes, "a quote for Anna");
            screen.arrived(anna.name(), screen.style().quoted(quote.event().message()), quote.after(confirmed));
        }
    }
}
