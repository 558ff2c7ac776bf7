package dev.howl.demo;

import dev.howl.client.Broadcast;
import dev.howl.client.runtime.ConnectionState;

/** The step about resuming: a connection is cut while events are published. */
final class ResumeStep implements Step {
    private static final int TOGETHER = 6;
    private static final int BEFORE_CUT = 2;
    private static final int BEFORE_MEND = 5;

    @Override
    public String title() {
        return "Resume";
    }

    @Override
    public String about() {
        return "A connection is cut while events are published. The client reconnects, and no event is lost.";
    }

    @Override
    public void play(StepContext context) throws StepFailedException, InterruptedException {
        TourScreen screen = context.screen();
        CuttableProxy proxy = context.proxy();
        DemoClient anna = context.reader("Anna", proxy);
        DemoClient olga = context.operator("Olga");
        Mailbox<Broadcast> heard = new Mailbox<>();
        screen.sent(anna.name(), "howl.broadcasts().subscribe(…)");
        context.await(anna.howl().broadcasts().subscribe(heard).confirmed(), "the confirmation of Anna's subscription");

        send(context, olga, 1, BEFORE_CUT);
        hears(context, heard, 1, BEFORE_CUT);
        screen.happened("Network", "the connection is reset, and new ones are refused", null);
        proxy.cut();
        long cut = System.nanoTime();
        context.next(anna.states(), ConnectionState.Reconnecting.class, "Anna's loss of the connection");
        screen.happened(anna.name(), "reconnects with growing pauses", null);
        send(context, olga, BEFORE_CUT + 1, BEFORE_MEND);
        screen.happened("Network", "connections are possible again", null);
        proxy.mend();
        Mailbox.Arrival<ConnectionState> back =
                context.next(anna.states(), ConnectionState.Connected.class, "Anna's new connection");
        screen.happened(
                anna.name(), "is connected, and asks for the events after the last one she handled", back.after(cut));
        hears(context, heard, BEFORE_CUT + 1, BEFORE_MEND);
        send(context, olga, TOGETHER, TOGETHER);
        hears(context, heard, TOGETHER, TOGETHER);
        StepContext.check(anna.gaps().isEmpty(), "the server sent a gap: events were lost");
        screen.happened(anna.name(), "has all " + TOGETHER + ", in order and without duplicates", null);
    }

    private static void send(StepContext context, DemoClient olga, int from, int to)
            throws StepFailedException, InterruptedException {
        context.screen().sent(olga.name(), "howl.broadcasts().send(…): " + numbers(from, to));
        for (int number = from; number <= to; number++) {
            context.await(olga.howl().broadcasts().send(Integer.toString(number)), "the server's answer to Olga");
        }
    }

    private static void hears(StepContext context, Mailbox<Broadcast> heard, int from, int to)
            throws StepFailedException, InterruptedException {
        for (int number = from; number <= to; number++) {
            String message = context.next(heard, "broadcast " + number + " for Anna")
                    .event()
                    .message();
            StepContext.check(
                    message.equals(Integer.toString(number)),
                    "Anna heard broadcast " + message + " where " + number + " was next");
        }
        context.screen().arrived("Anna", numbers(from, to), null);
    }

    private static String numbers(int from, int to) {
        StringBuilder numbers = new StringBuilder("no. ").append(from);
        for (int number = from + 1; number <= to; number++) {
            numbers.append(", ").append(number);
        }
        return numbers.toString();
    }
}
