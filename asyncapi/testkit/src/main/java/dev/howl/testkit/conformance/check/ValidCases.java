package dev.howl.testkit.conformance.check;

import dev.howl.instances.Choices;
import dev.howl.instances.FrameContent;
import dev.howl.instances.Shrinker;
import dev.howl.model.Message;
import dev.howl.runtime.Direction;
import dev.howl.testkit.conformance.result.CaseKind;
import dev.howl.testkit.conformance.result.Diagnosis;
import dev.howl.testkit.conformance.session.FindingLog;
import dev.howl.testkit.conformance.session.SessionOpener;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/** The cases of valid messages of a channel. */
final class ValidCases {
    private static final int MAX_SHRINKS = 30;

    private final ChannelRun run;
    private final String prefix;
    private final long seed;

    ValidCases(ChannelRun run, long seed) {
        this.run = run;
        this.prefix = run.protocol().channel().id();
        this.seed = seed;
    }

    PlannedCase connection() {
        return new PlannedCase(
                prefix + "/connection",
                CaseKind.CONNECTION,
                "opening and closing handshake, Ping and Pong",
                () -> Conversation.open(run.opener()).ifPresent(conversation -> {
                    try (conversation) {
                        new ConnectionCheck(run.patience()).run(conversation);
                    }
                }));
    }

    List<PlannedCase> examples() {
        List<PlannedCase> cases = new ArrayList<>();
        for (Message message : inOrder()) {
            List<FrameContent> examples = run.instances().examples(Direction.TO_SERVER, message);
            for (int i = 0; i < examples.size(); i++) {
                FrameContent example = examples.get(i);
                cases.add(new PlannedCase(
                        prefix + "/example/" + message.id() + "/" + (i + 1),
                        CaseKind.EXAMPLE,
                        "example " + (i + 1) + " of '" + message.id() + "'",
                        () -> on(message, (conversation, check) -> check.run(conversation, message, example, true))));
            }
        }
        return cases;
    }

    /** Returns the messages, those that end a session last. */
    private List<Message> inOrder() {
        List<Message> all = new ArrayList<>(run.protocol().toServer());
        // They are sent when the server asks.
        all.removeIf(run.protocol()::isAnswerToServer);
        all.sort(java.util.Comparator.comparing(message -> "disconnect".equals(message.role())));
        return all;
    }

    List<PlannedCase> generated(int round) {
        List<PlannedCase> cases = new ArrayList<>();
        for (Message message : inOrder()) {
            String id = prefix + "/generated/" + message.id() + "/" + round;
            cases.add(new PlannedCase(
                    id,
                    CaseKind.GENERATED,
                    "valid '" + message.id() + "' made from its schema, number " + round,
                    () -> generated(message, id)));
        }
        return cases;
    }

    private void generated(Message message, String id) {
        Choices choices = Choices.seeded(seedOf(id, seed));
        Optional<FrameContent> frame = run.instances().generated(Direction.TO_SERVER, message, choices);
        if (frame.isEmpty()) {
            return;
        }
        on(message, (conversation, check) -> check.run(conversation, message, frame.get(), false));
        if (run.context().log().failed()) {
            shrink(message, choices.taken());
        }
    }

    /** Returns a seed for one case, so that it is the same whatever runs before it. */
    static long seedOf(String id, long seed) {
        long hash = seed;
        for (int i = 0; i < id.length(); i++) {
            hash = hash * 1_000_003 + id.charAt(i);
        }
        return hash;
    }

    /** Looks for the simplest message that fails in the same way, and reports it in place of the first. */
    private void shrink(Message message, List<Integer> taken) {
        FindingLog log = run.context().log();
        Set<Diagnosis> wanted = log.diagnoses();
        List<Integer> best =
                Shrinker.shrink(taken, sequence -> fails(message, sequence, wanted, log.forTrial()), MAX_SHRINKS);
        if (best.equals(taken)) {
            return;
        }
        FindingLog last = log.forTrial();
        if (fails(message, best, wanted, last)) {
            log.replace(last.current());
        }
    }

    private boolean fails(Message message, List<Integer> sequence, Set<Diagnosis> wanted, FindingLog trial) {
        Optional<FrameContent> frame =
                run.instances().generated(Direction.TO_SERVER, message, Choices.replay(sequence));
        if (frame.isEmpty() || run.context().pacer().isOver()) {
            return false;
        }
        trial.start("");
        SessionOpener opener = run.opener().with(trial);
        Optional<Conversation> opened =
                isConnect(message) ? Conversation.openUnconnected(opener) : Conversation.open(opener);
        opened.ifPresent(conversation -> {
            try (conversation) {
                new ValidCheck(run.tools().with(opener.context())).run(conversation, message, frame.get(), false);
            }
        });
        Set<Diagnosis> common = new HashSet<>(trial.diagnoses());
        common.retainAll(wanted);
        return trial.failed() && !common.isEmpty();
    }

    /** Runs a check on the conversation that fits the message. */
    private void on(Message message, BiConsumer<Conversation, ValidCheck> check) {
        if (isConnect(message)) {
            Conversation.openUnconnected(run.opener()).ifPresent(conversation -> {
                try (conversation) {
                    check.accept(conversation, run.valid());
                }
            });
            return;
        }
        run.conversation().ifPresent(conversation -> check.accept(conversation, run.valid()));
    }

    private static boolean isConnect(Message message) {
        return "connect".equals(message.role());
    }
}
