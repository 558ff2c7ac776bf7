package dev.howl.testkit.conformance.check;

import dev.howl.model.Message;
import dev.howl.runtime.Direction;
import dev.howl.testkit.conformance.result.CaseKind;
import dev.howl.testkit.conformance.result.Diagnosis;
import dev.howl.testkit.coverage.ContractCoverage;
import dev.howl.testkit.coverage.CoverageKind;
import dev.howl.testkit.instance.FrameContent;
import dev.howl.testkit.instance.KeywordPlace;
import dev.howl.testkit.instance.Mutant;
import dev.howl.testkit.instance.Mutants;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The cases of messages that violate their schemas. */
final class InvalidCases {
    private final ChannelRun run;
    private final String prefix;
    private final long seed;
    private final MutantSource source;
    private final List<String> unmutated = new ArrayList<>();

    InvalidCases(ChannelRun run, long seed) {
        this.run = run;
        this.prefix = run.protocol().channel().id();
        this.seed = seed;
        this.source = new MutantSource(run.instances());
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

    private String element(Message message, KeywordPlace place) {
        return ContractCoverage.element(
                run.protocol().channel(), message.id() + " " + MutantSource.words(message, place));
    }

    List<PlannedCase> mutants() {
        List<PlannedCase> cases = new ArrayList<>();
        for (Message message : run.protocol().toServer()) {
            Mutants.Survey survey = source.survey(message, ValidCases.seedOf(prefix + message.id(), seed));
            int number = 0;
            for (Mutant mutant : survey.mutants()) {
                number++;
                cases.add(new PlannedCase(
                        prefix + "/mutant/" + message.id() + "/" + number,
                        CaseKind.MUTANT,
                        words(message, mutant),
                        () -> mutant(message, mutant)));
            }
            survey.unmutated()
                    .forEach(left -> unmutated.add(element(message, left.constraint()) + ": " + left.reason()));
        }
        return cases;
    }

    private static String words(Message message, Mutant mutant) {
        return "'" + message.id() + "' that breaks " + mutant.keyword() + " at "
                + (mutant.pointer().isEmpty() ? "its root" : mutant.pointer());
    }

    private void mutant(Message message, Mutant mutant) {
        boolean connects = "connect".equals(message.role());
        Optional<Conversation> opened = connects ? Conversation.openUnconnected(run.opener()) : run.conversation();
        if (opened.isEmpty()) {
            return;
        }
        Conversation conversation = opened.get();
        Expectation sent = conversation.send(message, filled(conversation, message, mutant));
        boolean refused = run.refusals()
                .run(
                        conversation,
                        sent,
                        new ExpectedRefusal(
                                words(message, mutant),
                                mutant.pointer(),
                                pointer -> mutant.isAt(pointer)
                                        || isWhole(mutant, pointer)
                                        || isMember(message, mutant, pointer),
                                codes(mutant)));
        if (refused) {
            run.context().coverage().saw(CoverageKind.KEYWORD, element(message, mutant.constraint()));
        }
        if (connects) {
            conversation.close();
        } else if (!conversation.isOpen()) {
            livesOn();
        }
    }

    /** Returns whether a pointer is that of a frame which fits none of several messages, so that no value of it is at fault. */
    private boolean isWhole(Mutant mutant, String pointer) {
        return pointer.isEmpty()
                && mutant.frame() instanceof FrameContent.Json json
                && run.protocol().isAmbiguous(json.value());
    }

    /**
     * Returns whether a pointer is that of the member which the object at the mutant's pointer lacks, or has too many: an
     * error may name the member instead of the object.
     */
    private boolean isMember(Message message, Mutant mutant, String pointer) {
        boolean child = pointer.startsWith(mutant.pointer() + "/")
                && pointer.indexOf('/', mutant.pointer().length() + 1) < 0;
        if (!child || !(mutant.frame() instanceof FrameContent.Json json)) {
            return false;
        }
        return switch (mutant.keyword()) {
            case "required", "dependencies" -> json.value().at(pointer).isMissingNode();
            case "additionalProperties" -> isSurplus(message, json.value(), pointer);
            default -> false;
        };
    }

    /** Returns whether the frame is valid without the member at a pointer. */
    private boolean isSurplus(Message message, JsonNode frame, String pointer) {
        JsonNode copy = frame.deepCopy();
        JsonPointer member = JsonPointer.compile(pointer);
        boolean removed = copy.at(member.head()) instanceof ObjectNode parent
                && parent.remove(member.last().getMatchingProperty()) != null;
        return removed
                && run.instances()
                        .evaluator()
                        .evaluate(Direction.TO_SERVER, message.id(), copy)
                        .isEmpty();
    }

    /** Returns the codes for a frame of an unknown type, for one without a type, or for one that breaks its schema. */
    private static Set<String> codes(Mutant mutant) {
        if (!mutant.routing() || !(mutant.frame() instanceof FrameContent.Json json)) {
            return Set.of("schema_violation", "bad_json");
        }
        boolean named = json.value().at(mutant.pointer()).isString();
        return named && !mutant.pointer().isEmpty()
                ? Set.of("unknown_type")
                : Set.of("unknown_type", "schema_violation", "bad_json");
    }

    /** Returns the mutant with the id of the connection and a fresh correlation id, as far as it stays the same mutant. */
    private FrameContent filled(Conversation conversation, Message message, Mutant mutant) {
        if (!(mutant.frame() instanceof FrameContent.Json json)) {
            return mutant.frame();
        }
        JsonNode filled = conversation.filledInvalid(message, json.value(), mutant.pointer());
        boolean invalid = !run.instances()
                .evaluator()
                .evaluate(Direction.TO_SERVER, message.id(), filled)
                .isEmpty();
        return invalid ? new FrameContent.Json(filled) : mutant.frame();
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
