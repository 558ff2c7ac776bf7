package dev.howl.testkit.conformance.check;

import dev.howl.instances.FrameContent;
import dev.howl.model.Message;
import dev.howl.model.Operation;
import dev.howl.testkit.conformance.result.Diagnosis;
import dev.howl.testkit.conformance.session.ChannelProtocol;
import dev.howl.testkit.conformance.session.SessionContext;
import dev.howl.testkit.coverage.ContractCoverage;
import dev.howl.testkit.coverage.CoverageKind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** The check of a valid message: its reply, or at least no refusal that the contract does not know. */
final class ValidCheck {
    private static final int MAX_TRIES = 4;
    private static final Duration SETTLE = Duration.ofMillis(40);

    private final SessionContext context;
    private final ChannelProtocol protocol;
    private final ChannelProbe probe;
    private final Patience patience;

    ValidCheck(CheckTools tools) {
        this.context = tools.context();
        this.protocol = context.protocol();
        this.probe = tools.probe();
        this.patience = tools.patience();
    }

    /**
     * Sends a message and judges the answer.
     *
     * @param settle whether to wait for an answer too many
     * @return the answer
     */
    Answer run(Conversation conversation, Message message, FrameContent content, boolean settle) {
        return run(conversation, message, content, settle, Set.of());
    }

    /** As above, with places that neither the script's values nor links change. */
    Answer run(
            Conversation conversation, Message message, FrameContent content, boolean settle, Set<JsonPointer> fixed) {
        for (int tries = 1; ; tries++) {
            FrameContent sent = content instanceof FrameContent.Json json
                    ? new FrameContent.Json(conversation.filled(message, json.value(), fixed))
                    : content;
            Expectation request = conversation.send(message, sent);
            Answer answer = answer(conversation, request);
            if (tries < MAX_TRIES && ErrorRules.isTooFast(answer) && conversation.isOpen()) {
                context.pacer().backOff();
                continue;
            }
            if (conversation.refs().takeCameLate()) {
                patience.restore();
            }
            judge(conversation, request, answer);
            if (answer instanceof Answer.Replied && sent instanceof FrameContent.Json json) {
                learn(request, json.value());
            }
            if (settle && conversation.isOpen()) {
                conversation.settle(SETTLE);
            }
            return answer;
        }
    }

    private void learn(Expectation request, JsonNode frame) {
        if (!request.request().hasRoleOfClients()) {
            probe.learn(request.request(), frame);
        }
    }

    private Answer answer(Conversation conversation, Expectation request) {
        boolean ends = "disconnect".equals(request.request().role());
        if (!request.replies().isEmpty() || ends) {
            return conversation
                    .await(List.of(request), patience.get())
                    .map(Conversation.Match::answer)
                    .orElseGet(Answer.Silence::new);
        }
        Optional<Answer> answer = probe.pass(conversation, List.of(request), patience);
        if (answer.isEmpty()) {
            patience.disappoint();
            conversation.fail(
                    Diagnosis.NOT_ALIVE,
                    "after the valid message '" + request.request().id() + "' the server answers nothing any more");
        }
        return answer.orElseGet(Answer.Silence::new);
    }

    private void judge(Conversation conversation, Expectation request, Answer answer) {
        Message message = request.request();
        if (answer instanceof Answer.Replied replied) {
            replied(conversation, request, replied);
        } else if (answer instanceof Answer.Refused refused) {
            refused(conversation, message, refused);
        } else if (answer instanceof Answer.Closed closed) {
            closed(conversation, message, closed);
        } else if (!request.replies().isEmpty()) {
            conversation.fail(
                    Diagnosis.NO_REPLY,
                    "no answer to '" + message.id() + "' within "
                            + patience.get().toMillis() + " ms; expected " + names(request.replies()));
            patience.disappoint();
            conversation.giveUp(request);
        } else if ("disconnect".equals(message.role())) {
            conversation.fail(
                    Diagnosis.NO_REPLY,
                    "the server does not close the connection within "
                            + patience.get().toMillis() + " ms after '" + message.id() + "'");
            conversation.leave();
        } else {
            saw(message, null);
        }
    }

    private void replied(Conversation conversation, Expectation request, Answer.Replied replied) {
        Message message = request.request();
        Optional<Message> reply = replied.frame().oneOf(request.replies());
        if (reply.isEmpty()) {
            conversation.fail(
                    Diagnosis.WRONG_REPLY,
                    "the answer to '" + message.id() + "' is " + replied.frame().name()
                            + (request.replies().isEmpty()
                                    ? "; the contract gives it no reply"
                                    : "; expected " + names(request.replies())));
        } else if (replied.frame().violations().isEmpty()) {
            saw(message, reply.get());
        }
    }

    private void refused(Conversation conversation, Message message, Answer.Refused refused) {
        ErrorRules.check(conversation, protocol, refused);
        boolean listed = protocol.channel().howl().errors().containsKey(refused.code());
        if (ErrorRules.INVALID.contains(refused.code()) || !listed) {
            String sentence = "the valid message '" + message.id() + "' is refused with '" + refused.code() + "'"
                    + (refused.pointer() == null ? "" : " at " + refused.pointer()) + ": "
                    + refused.content().path("message").asString("");
            // A code that the contract lists conforms, even where its meaning does not fit.
            conversation.note(Diagnosis.REFUSED_VALID, sentence);
        }
    }

    private void closed(Conversation conversation, Message message, Answer.Closed closed) {
        if ("disconnect".equals(message.role())) {
            if (closed.code() == 1000) {
                saw(message, null);
            } else {
                conversation.fail(
                        Diagnosis.WRONG_CLOSE,
                        "after '" + message.id() + "' the connection ends with " + closed.code() + "; expected 1000");
            }
            return;
        }
        boolean listed = protocol.channel().howl().closeCodes().containsKey(closed.code()) && closed.code() >= 3000;
        if (!listed) {
            conversation.fail(
                    Diagnosis.WRONG_CLOSE,
                    "the connection ends with " + closed.code()
                            + (closed.reason().isEmpty() ? "" : " (" + closed.reason() + ")")
                            + " after the valid message '" + message.id() + "'");
        }
    }

    private void saw(Message message, @Nullable Message reply) {
        context.coverage().saw(CoverageKind.MESSAGE, ContractCoverage.element(protocol.channel(), message.id()));
        for (Operation operation : protocol.requests(message)) {
            Operation.Reply wanted = operation.reply();
            boolean answered = wanted == null
                    || (reply != null
                            && wanted.messages().stream()
                                    .anyMatch(one -> one.id().equals(reply.id())));
            if (answered) {
                context.coverage().saw(CoverageKind.OPERATION, operation.id());
            }
        }
    }

    private static String names(List<Message> messages) {
        return messages.stream().map(message -> "'" + message.id() + "'").collect(Collectors.joining(" or "));
    }
}
