package dev.howl.demo;

import dev.howl.client.Broadcast;
import dev.howl.client.BroadcastScheduled;
import dev.howl.client.ScheduleBroadcast;

/** A message to everybody, at once and on a schedule. */
final class BroadcastsStep implements Step {
    private static final String EVERY_SECOND = "PT1S";

    @Override
    public String title() {
        return "Broadcasts";
    }

    @Override
    public String about() {
        return "A message to everybody: now, and on a schedule that outlives the server.";
    }

    @Override
    public void play(Stage stage) throws StepFailedException, InterruptedException {
        Guest olga = stage.operator("Olga");
        Mailbox<Broadcast> anna = listener(stage, "Anna");
        Mailbox<Broadcast> boris = listener(stage, "Boris");
        now(stage, olga, anna, boris);
        schedule(stage, olga, anna);
    }

    private static Mailbox<Broadcast> listener(Stage stage, String name)
            throws StepFailedException, InterruptedException {
        Mailbox<Broadcast> heard = new Mailbox<>();
        stage.screen().sent(name, "howl.broadcasts().subscribe(…)");
        stage.await(
                stage.reader(name).howl().broadcasts().subscribe(heard).confirmed(),
                "the confirmation of " + name + "'s subscription");
        return heard;
    }

    private static void now(Stage stage, Guest olga, Mailbox<Broadcast> anna, Mailbox<Broadcast> boris)
            throws StepFailedException, InterruptedException {
        String message = "Lunch is served";
        stage.screen().sent(olga.name(), "howl.broadcasts().send(\"" + message + "\")");
        long sent = System.nanoTime();
        stage.await(olga.howl().broadcasts().send(message), "the server's answer to Olga");
        hears(stage, "Anna", anna, sent);
        hears(stage, "Boris", boris, sent);
    }

    private static void schedule(Stage stage, Guest olga, Mailbox<Broadcast> anna)
            throws StepFailedException, InterruptedException {
        String message = "Drink some water";
        stage.screen().sent(olga.name(), "howl.broadcasts().schedule(\"" + message + "\", every PT1S)");
        long sent = System.nanoTime();
        BroadcastScheduled scheduled = stage.await(
                olga.howl().broadcasts().schedule(new ScheduleBroadcast(message, EVERY_SECOND, null, null, null)),
                "the server's answer to Olga");
        hears(stage, "Anna", anna, sent);
        hears(stage, "Anna", anna, sent);
        stage.screen().sent(olga.name(), "howl.broadcasts().cancel(…)");
        long cancelled = System.nanoTime();
        stage.await(olga.howl().broadcasts().cancel(scheduled.scheduleId()), "the cancelling of the schedule");
        boolean none = stage.await(olga.howl().broadcasts().list(), "the list of schedules")
                .schedules()
                .isEmpty();
        Stage.check(none, "the schedule is still there after it was cancelled");
        stage.screen().arrived(olga.name(), "cancelled; nothing is scheduled any more", Stage.since(cancelled));
    }

    private static void hears(Stage stage, String name, Mailbox<Broadcast> mailbox, long sent)
            throws StepFailedException, InterruptedException {
        Mailbox.Arrival<Broadcast> heard = stage.next(mailbox, "a broadcast for " + name);
        stage.screen().arrived(name, stage.screen().style().quoted(heard.event().message()), heard.after(sent));
    }
}
