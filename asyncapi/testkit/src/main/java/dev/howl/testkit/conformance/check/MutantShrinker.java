package dev.howl.testkit.conformance.check;

import dev.howl.instances.Choices;
import dev.howl.instances.Mutant;
import dev.howl.instances.Shrinker;
import dev.howl.model.Message;
import dev.howl.testkit.conformance.result.Diagnosis;
import dev.howl.testkit.conformance.session.FindingLog;
import dev.howl.testkit.conformance.session.SessionOpener;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A search for the simplest mutant that breaks the same constraint and fails in the same way: the choices from which its
 * valid frame is made are shrunk. Bounded, since a server that accepts everything fails hundreds of times.
 */
final class MutantShrinker {
    private static final int MAX_MUTANTS = 6;
    private static final int MAX_TRIES = 20;

    private final ChannelRun run;
    private final MutantSource source;
    private final MutantTrial trial;
    private int shrunk;

    MutantShrinker(ChannelRun run, MutantSource source, MutantTrial trial) {
        this.run = run;
        this.source = source;
        this.trial = trial;
    }

    /** Reports the simplest failure in place of the current one. */
    void shrink(Message message, Mutant mutant, long seed) {
        FindingLog log = run.context().log();
        Set<Diagnosis> wanted = log.diagnoses();
        if (shrunk >= MAX_MUTANTS || wanted.contains(Diagnosis.NOT_ALIVE)) {
            return;
        }
        shrunk++;
        // A mutant of an example has no choices: one of the same constraint is looked for among generated ones.
        Optional<List<Integer>> taken = source.choices(message, mutant.constraint(), seed);
        if (taken.isEmpty()) {
            return;
        }
        List<Integer> best = Shrinker.shrink(
                taken.get(), sequence -> fails(message, mutant, sequence, wanted, log.forTrial()), MAX_TRIES);
        FindingLog last = log.forTrial();
        if (fails(message, mutant, best, wanted, last)) {
            log.replace(last.current());
        }
    }

    private boolean fails(
            Message message, Mutant mutant, List<Integer> sequence, Set<Diagnosis> wanted, FindingLog log) {
        Optional<Mutant> simpler = source.mutant(message, mutant.constraint(), Choices.replay(sequence));
        if (simpler.isEmpty() || run.context().pacer().isOver()) {
            return false;
        }
        log.start("");
        SessionOpener opener = run.opener().with(log);
        Optional<Conversation> opened =
                "connect".equals(message.role()) ? Conversation.openUnconnected(opener) : Conversation.open(opener);
        opened.ifPresent(conversation -> {
            try (conversation) {
                RefusalCheck refusals = new RefusalCheck(run.tools().with(opener.context()));
                trial.run(refusals, conversation, message, simpler.get());
            }
        });
        Set<Diagnosis> common = new HashSet<>(log.diagnoses());
        common.retainAll(wanted);
        return log.failed() && !common.isEmpty();
    }
}
