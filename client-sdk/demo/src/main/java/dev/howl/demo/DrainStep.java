package dev.howl.demo;

import dev.howl.client.Moving;
import dev.howl.client.runtime.ConnectionLostException;
import dev.howl.client.runtime.ConnectionState;
import dev.howl.runtime.CloseCodes;
import java.time.Duration;

/** The step about the drain: the server stops while a client is connected. It has to be the last one. */
final class DrainStep implements Step {
    @Override
    public String title() {
        return "Drain";
    }

    @Override
    public String about() {
        return "The server gets SIGTERM: it asks its clients to move, closes their connections and exits with 0.";
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
        Mailbox.Arrival<Moving> moving = context.next(asked, "the server's message 'moving' for Anna");
        screen.arrived(
                anna.name(),
                "moving: please connect elsewhere within "
                        + TourScreen.text(Duration.ofMillis(moving.event().deadlineMs())),
                moving.after(signalled));
        Mailbox.Arrival<ConnectionState> left = left(context, anna);
        screen.arrived(anna.name(), goodbye(left.event()), left.after(signalled));
        int exitCode = context.timeout().awaitServerEnd();
        StepContext.check(exitCode == 0, "the server exited with " + exitCode + " after SIGTERM");
        screen.happened("Server", "exited with 0", StepContext.since(signalled));
    }

    /** Returns the first state in which Anna is not connected. The server may have exited by then. */
    private static Mailbox.Arrival<ConnectionState> left(StepContext context, DemoClient anna)
            throws StepFailedException, InterruptedException {
        StepTimeout timeout = context.timeout().ignoringServerEnd();
        String what = "the end of Anna's connection";
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
