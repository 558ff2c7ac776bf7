package dev.howl.demo;

import dev.howl.client.Moving;
import dev.howl.client.runtime.ConnectionLostException;
import dev.howl.client.runtime.ConnectionState;
import dev.howl.runtime.CloseCodes;
import java.time.Duration;

/** The server stops while somebody is connected. Comes last. */
final class DrainStep implements Step {
    @Override
    public String title() {
        return "Drain";
    }

    @Override
    public String about() {
        return "The server is asked to stop (SIGTERM): it tells its clients to move, says goodbye, and ends with 0.";
    }

    @Override
    public void play(StepContext context) throws StepFailedException, InterruptedException {
        TourScreen screen = context.screen();
        DemoClient anna = context.reader("Anna");
        Mailbox<Moving> asked = new Mailbox<>();
        anna.howl().on(Moving.class, asked);
        screen.happened(anna.name(), "is connected", null);

        screen.sent("Admin", "kill " + context.environment().server().pid());
        long signalled = System.nanoTime();
        context.environment().server().terminate();
        Mailbox.Arrival<Moving> moving = context.next(asked, "the server's asking Anna to move");
        screen.arrived(
                anna.name(),
                "moving: please connect elsewhere within "
                        + TourScreen.text(Duration.ofMillis(moving.event().deadlineMs())),
                moving.after(signalled));
        Mailbox.Arrival<ConnectionState> left = left(context, anna);
        screen.arrived(anna.name(), goodbye(left.event()), left.after(signalled));
        int exitCode = context.timeout().awaitServerEnd();
        StepContext.check(exitCode == 0, "the server ended with " + exitCode + " after it was asked to stop");
        screen.happened("Server", "ended with 0", StepContext.since(signalled));
    }

    /** The first state in which she is not connected; the server may be gone by the time we hear of it. */
    private static Mailbox.Arrival<ConnectionState> left(StepContext context, DemoClient anna)
            throws StepFailedException, InterruptedException {
        StepTimeout timeout = context.timeout().whateverTheServerDoes();
        String what = "the server's goodbye to Anna";
        Mailbox.Arrival<ConnectionState> state = timeout.await(anna.states().next(), what);
        while (state.event() instanceof ConnectionState.Connected) {
            state = timeout.await(anna.states().next(), what);
        }
        return state;
    }

    private static String goodbye(ConnectionState state) {
        boolean told = state instanceof ConnectionState.Reconnecting reconnecting
                && reconnecting.cause() instanceof ConnectionLostException lost
                && lost.closeCode() == CloseCodes.GOING_AWAY;
        return told ? "closed with 1001, the server is going away" : "disconnected";
    }
}
