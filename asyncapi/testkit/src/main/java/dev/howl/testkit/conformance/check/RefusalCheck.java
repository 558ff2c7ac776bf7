package dev.howl.testkit.conformance.check;

import dev.howl.testkit.conformance.result.Diagnosis;
import dev.howl.testkit.conformance.session.ChannelProtocol;
import dev.howl.testkit.conformance.session.SessionContext;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The judgement of what follows an invalid message. */
final class RefusalCheck {
    private static final Set<Integer> REFUSING = Set.of(1002, 1003, 1007, 1008, 1009);

    private final SessionContext context;
    private final ChannelProtocol protocol;
    private final ChannelProbe probe;
    private final Patience patience;
    private final SilenceWindows silences;

    RefusalCheck(CheckTools tools) {
        this.context = tools.context();
        this.protocol = context.protocol();
        this.probe = tools.probe();
        this.patience = tools.patience();
        this.silences = tools.silences();
    }

    /**
     * Waits for a refusal and judges it.
     *
     * @return whether the server told the client in a right way
     */
    boolean run(Conversation conversation, Expectation sent, ExpectedRefusal wanted) {
        Answer answer = answer(conversation, sent);
        remember(conversation, sent, answer);
        if (ErrorRules.isTooFast(answer)) {
            // The message was not looked at, so that this says nothing about it.
            context.pacer().backOff();
            return false;
        }
        if (answer instanceof Answer.Refused refused) {
            return refused(conversation, refused, wanted);
        }
        if (answer instanceof Answer.Closed closed) {
            return closed(conversation, closed, wanted);
        }
        if (answer instanceof Answer.Replied replied) {
            conversation.fail(
                    Diagnosis.ACCEPTED_INVALID,
                    wanted.words() + " is answered with " + replied.frame().name() + ", as if it were valid");
            return false;
        }
        return silent(conversation, wanted);
    }

    /** Waits for an answer; a request behind the message shows when there is none. */
    private Answer answer(Conversation conversation, Expectation sent) {
        List<Expectation> open = List.of(sent);
        if (protocol.role("error").isPresent()) {
            Optional<Conversation.Match> told =
                    conversation.await(open, silences.direct(sent.request().id()));
            if (told.isPresent()) {
                return told.get().answer();
            }
        }
        Optional<Answer> passed = probe.pass(conversation, open, patience);
        if (passed.isEmpty()) {
            patience.disappoint();
            conversation.fail(
                    Diagnosis.NOT_ALIVE,
                    "after an invalid message the server answers nothing any more on the connection");
            return new Answer.Silence();
        }
        if (passed.get() instanceof Answer.Silence) {
            String id = sent.request().id();
            Duration wait = ignores() ? silences.none() : silences.late(id, patience.quiet());
            return conversation
                    .await(open, wait)
                    .map(Conversation.Match::answer)
                    .orElse(passed.get());
        }
        return passed.get();
    }

    private void remember(Conversation conversation, Expectation sent, Answer answer) {
        conversation.refs().takeToldLate().forEach(silences::told);
        if (answer instanceof Answer.Silence) {
            silences.passedOver(sent.request().id());
            conversation.refs().passedOver(sent);
        } else {
            silences.told(sent.request().id());
        }
    }

    private boolean refused(Conversation conversation, Answer.Refused refused, ExpectedRefusal wanted) {
        ErrorRules.check(conversation, protocol, refused);
        String pointer = refused.pointer();
        boolean right = true;
        if (!wanted.allows(pointer)) {
            right = false;
            conversation.fail(
                    Diagnosis.WRONG_POINTER,
                    wanted.words() + " is refused "
                            + (pointer == null ? "without a pointer" : "with the pointer '" + pointer + "'")
                            + "; expected '" + wanted.pointer() + "'");
        }
        Set<String> listed = protocol.channel().howl().errors().keySet();
        List<String> codes =
                wanted.codes().stream().filter(listed::contains).sorted().toList();
        if (!codes.isEmpty() && !codes.contains(refused.code())) {
            right = false;
            conversation.fail(
                    Diagnosis.WRONG_CODE,
                    wanted.words() + " is refused with the code '" + refused.code() + "'; expected "
                            + String.join(" or ", codes));
        }
        return right;
    }

    private boolean closed(Conversation conversation, Answer.Closed closed, ExpectedRefusal wanted) {
        if (REFUSING.contains(closed.code())) {
            return true;
        }
        conversation.fail(
                Diagnosis.WRONG_CLOSE,
                "after " + wanted.words() + " the connection ends with " + closed.code()
                        + (closed.reason().isEmpty() ? "" : " (" + closed.reason() + ")")
                        + "; a refusal is an error message, or a Close with 1002, 1003, 1007, 1008 or 1009");
        return false;
    }

    private boolean silent(Conversation conversation, ExpectedRefusal wanted) {
        if (!conversation.isOpen() || conversation.failed()) {
            return false;
        }
        if (ignores()) {
            return true;
        }
        if (hasPolicy("close-1008")) {
            conversation.fail(
                    Diagnosis.NOT_TOLD,
                    wanted.words() + " is ignored; x-howl-on-invalid says that the server closes with 1008");
        } else {
            conversation.note(Diagnosis.NOT_TOLD, wanted.words() + " is ignored; nothing tells the client");
        }
        return false;
    }

    private boolean ignores() {
        return hasPolicy("ignore");
    }

    /** Returns whether there is no error message, and this is what the contract says instead. */
    private boolean hasPolicy(String policy) {
        return protocol.role("error").isEmpty()
                && policy.equals(protocol.channel().howl().onInvalid());
    }
}
