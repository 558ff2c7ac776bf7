package dev.howl.testkit.conformance.check;

import dev.howl.instances.FrameContent;
import dev.howl.model.Message;
import dev.howl.testkit.conformance.result.Diagnosis;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The check of two requests that are open at a time: each gets its own reply. */
final class PairCheck {
    private final Patience patience;

    PairCheck(Patience patience) {
        this.patience = patience;
    }

    void run(Conversation conversation, Message first, JsonNode one, Message second, JsonNode other) {
        List<Expectation> open = new ArrayList<>();
        open.add(conversation.send(first, new FrameContent.Json(conversation.filled(first, one))));
        open.add(conversation.send(second, new FrameContent.Json(conversation.filled(second, other))));
        while (!open.isEmpty()) {
            Optional<Conversation.Match> match = conversation.await(open, patience.get());
            if (match.isEmpty()) {
                conversation.fail(
                        Diagnosis.NO_REPLY,
                        "of the requests '" + first.id() + "' and '" + second.id() + "', sent at once, '"
                                + open.get(0).request().id() + "' gets no answer");
                open.forEach(conversation::giveUp);
                return;
            }
            Expectation request = match.get().request();
            if (match.get().answer() instanceof Answer.Replied replied
                    && replied.frame().oneOf(request.replies()).isEmpty()) {
                conversation.fail(
                        Diagnosis.WRONG_REPLY,
                        "of the requests '" + first.id() + "' and '" + second.id() + "', sent at once, '"
                                + request.request().id() + "' is answered with "
                                + replied.frame().name());
            }
            if (match.get().answer() instanceof Answer.Closed) {
                return;
            }
            open.remove(request);
        }
    }
}
