package dev.howl.testkit.conformance.check;

import dev.howl.instances.KeywordPlace;
import dev.howl.instances.Mutant;
import dev.howl.instances.Mutants;
import dev.howl.model.Message;
import dev.howl.testkit.conformance.result.CaseKind;
import dev.howl.testkit.conformance.result.Diagnosis;
import dev.howl.testkit.coverage.ContractCoverage;
import dev.howl.testkit.coverage.CoverageKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The cases of messages that violate their schemas. */
final class InvalidCases {
    private final ChannelRun run;
    private final String prefix;
    private final long seed;
    private final MutantSource source;
    private final MutantTrial trial;
    private final MutantShrinker shrinker;
    private final List<String> unmutated = new ArrayList<>();

    InvalidCases(ChannelRun run, long seed) {
        this.run = run;
        this.prefix = run.protocol().channel().id();
        this.seed = seed;
        this.source = new MutantSource(run.instances());
        this.trial = new MutantTrial(run.instances(), run.protocol());
        this.shrinker = new MutantShrinker(run, source, trial);
    }

    /** Returns the constraints for which no invalid message could be made. */
    List<String> unmutated() {
        return unmutated;
    }

    /** Declares the constraints of all client messages as elements to cover. */
    void declare() {
        for (Message message : run.protocol().toServer()) {
            for (KeywordPlace place : source.constraints(message)) {
                run.context().coverage().declare(CoverageKind.KEYWORD, element(message, place));
            }
        }
    }

    private long seed(Message message) {
        return ValidCases.seedOf(prefix + message.id(), seed);
    }

    private String element(Message message, KeywordPlace place) {
        return ContractCoverage.element(
                run.protocol().channel(), message.id() + " " + MutantSource.words(message, place));
    }

    List<PlannedCase> mutants() {
        List<PlannedCase> cases = new ArrayList<>();
        for (Message message : run.protocol().toServer()) {
            Mutants.Survey survey = source.survey(message, seed(message));
            int number = 0;
            for (Mutant mutant : survey.mutants()) {
                number++;
                cases.add(new PlannedCase(
                        prefix + "/mutant/" + message.id() + "/" + number,
                        CaseKind.MUTANT,
                        MutantTrial.words(message, mutant),
                        () -> mutant(message, mutant)));
            }
            survey.unbroken()
                    .forEach(left -> unmutated.add(element(message, left.constraint()) + ": " + left.reason()));
        }
        return cases;
    }

    private void mutant(Message message, Mutant mutant) {
        boolean connects = "connect".equals(message.role());
        Optional<Conversation> opened = connects ? Conversation.openUnconnected(run.opener()) : run.conversation();
        if (opened.isEmpty()) {
            return;
        }
        Conversation conversation = opened.get();
        boolean refused = trial.run(run.refusals(), conversation, message, mutant);
        if (refused) {
            run.context().coverage().saw(CoverageKind.KEYWORD, element(message, mutant.constraint()));
        }
        if (connects) {
            conversation.close();
        } else if (!conversation.isOpen()) {
            livesOn();
        }
        if (run.context().log().failed()) {
            shrinker.shrink(message, mutant, seed(message));
        }
    }

    /** Checks that a new connection is served after the server has ended one. */
    private void livesOn() {
        Optional<Conversation> next = run.conversation();
        if (next.isPresent()
                && run.probe().pass(next.get(), List.of(), run.patience()).isEmpty()) {
            next.get()
                    .fail(
                            Diagnosis.NOT_ALIVE,
                            "after an invalid message the server does not serve a new connection any more");
        }
    }
}
