package dev.howl.testkit.mock;

import java.util.ArrayList;
import java.util.List;

/**
 * One reaction to a message. Misbehaviour applies to its answers. A reaction that says nothing of an answer gives the
 * usual one.
 *
 * @param times number of messages that get it before the next reaction does; ignored for the last reaction of a rule
 */
record Turn(List<Step> steps, int times) {
    /** The reaction of a mock without a rule. */
    static final Turn USUAL = new Turn(List.of(), 1);

    Turn {
        steps = List.copyOf(steps);
    }

    List<Misbehaviour> misbehaviours() {
        return steps.stream()
                .filter(Step.Misbehave.class::isInstance)
                .map(step -> ((Step.Misbehave) step).how())
                .toList();
    }

    /** Returns the steps other than misbehaviour, with the usual answer at the end if it is meant. */
    List<Step> actions() {
        List<Step> actions = new ArrayList<>();
        steps.stream().filter(step -> !(step instanceof Step.Misbehave)).forEach(actions::add);
        if (actions.stream().noneMatch(Step::replacesAnswer)) {
            actions.add(Step.Answer.USUAL);
        }
        return actions;
    }
}
