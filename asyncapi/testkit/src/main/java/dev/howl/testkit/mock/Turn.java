package dev.howl.testkit.mock;

import java.util.ArrayList;
import java.util.List;

/**
 * One reaction to a message. Misbehaviour applies to its answers. A reaction that says nothing of an answer gives the
 * usual one.
 *
 * @param times number of messages that get it before the next reaction does; ignored for the last reaction of a rule
 */
record Turn(List<MockStep> steps, int times) {
    /** The reaction of a mock without a rule. */
    static final Turn USUAL = new Turn(List.of(), 1);

    Turn {
        steps = List.copyOf(steps);
    }

    List<Misbehaviour> misbehaviours() {
        return steps.stream()
                .filter(MockStep.Misbehave.class::isInstance)
                .map(step -> ((MockStep.Misbehave) step).how())
                .toList();
    }

    /** Returns the steps other than misbehaviour, with the usual answer at the end if it is meant. */
    List<MockStep> actions() {
        List<MockStep> actions = new ArrayList<>();
        steps.stream().filter(step -> !(step instanceof MockStep.Misbehave)).forEach(actions::add);
        if (actions.stream().noneMatch(MockStep::replacesAnswer)) {
            actions.add(MockStep.Answer.USUAL);
        }
        return actions;
    }
}
