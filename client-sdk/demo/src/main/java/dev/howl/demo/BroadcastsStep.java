package dev.howl.demo;

import dev.howl.client.Broadcast;
import dev.howl.client.BroadcastScheduled;
import dev.howl.client.ScheduleBroadcast;

/** The step about broadcasts, sent at once and on a schedule. */
final class BroadcastsStep implements Step {
    private static final String EVERY_SECOND = "PT1S";

    @Override
    public String title() {
        return "Broadcasts";
    }

    @Override
    public String about() {
        return "A message to all subscribers: at once, and on a schedule that survives a restart.";
    }

    @Override
    public void play(StepContext context) throws StepFailedException, InterruptedException {
        DemoClient olga = context.operator("Olga");
        Mailbox<Broadcast> anna = listener(context, "Anna");
        Mailbox<Broadcast> boris = listener(context, "Boris");
        now(context, olga, anna, boris);
        schedule(context, olga, anna);
    }

    private static Mailbox<Broadcast> listener(StepContext context, String name)
            throws StepFailedException, InterruptedException {
        Mailbox<Broadcast> heard = new Mailbox<>();
        context.screen().sent(name, "howl.broadcasts().subscribe(…)");
        context.await(
                context.reader(name).howl().broadcasts().subscribe(heard).confirmed(),
                "the confirmation of " + name + "'s subscription");
        return heard;
    }

    private static void now(StepContext context, DemoClient olga, Mailbox<Broadcast> anna, Mailbox<Broadcast> boris)
            throws StepFailedException, InterruptedException {
        String message = "Lunch is served";
        context.screen().sent(olga.name(), "howl.broadcasts().send(\"" + message + "\")");
        long sent = System.nanoTime();
        context.await(olga.howl().broadcasts().send(message), "the server's answer to Olga");
        hears(context, "Anna", anna, sent);
        hears(context, "Boris", boris, sent);
    }

    private static void schedule(StepContext context, DemoClient olga, Mailbox<Broadcast> anna)
            throws StepFailedException, InterruptedException {
        String message = "Drink some water";
        context.screen().sent(olga.name(), "howl.broadcasts().schedule(\"" + message + "\", every PT1S)");
        long sent = System.nanoTime();
        BroadcastScheduled scheduled = context.await(
                olga.howl().broadcasts().schedule(new ScheduleBroadcast(message, EVERY_SECOND, null, null, null)),
                "the server's answer to Olga");
        hears(context, "Anna", anna, sent);
        hears(context, "Anna", anna, sent);
        context.screen().sent(olga.name(), "howl.broadcasts().cancel(…)");
        long cancelled = System.nanoTime();
        context.await(olga.howl().broadcasts().cancel(scheduled.scheduleId()), "the cancelling of the schedule");
        boolean none = context.await(olga.howl().broadcasts().list(), "the list of schedules")
                .schedules()
                .isEmpty();
        StepContext.check(none, "the schedule is still there after it was cancelled");
        context.screen().arrived(olga.name(), "cancelled; nothing is scheduled any more", StepContext.since(cancelled));
    }

    private static void hears(StepContext context, String name, Mailbox<Broadcast> mailbox, long sent)
            throws StepFailedException, InterruptedException {
        Mailbox.Arrival<Broadcast> heard = context.next(mailbox, "a broadcast for " + name);
        context.screen()
                .arrived(name, context.screen().style().quoted(heard.event().message()), heard.after(sent));
    }
}
