package dev.howl.testkit.conformance.check;

import dev.howl.instances.FrameContent;
import dev.howl.model.Message;
import dev.howl.testkit.conformance.result.CaseKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The cases of two requests of a channel that are open at a time. */
final class PairCases {
    private final ChannelRun run;
    private final String prefix;

    PairCases(ChannelRun run) {
        this.run = run;
        this.prefix = run.protocol().channel().id();
    }

    /** Returns cases of two requests at a time, for requests with different replies. */
    List<PlannedCase> cases() {
        List<Message> requests = run.protocol().toServer().stream()
                .filter(message ->
                        message.isJson() && !run.protocol().replies(message).isEmpty())
                .toList();
        List<PlannedCase> cases = new ArrayList<>();
        for (int i = 0; i + 1 < requests.size() && i < 6; i++) {
            Message one = requests.get(i);
            Message other = requests.get(i + 1);
            cases.add(new PlannedCase(
                    prefix + "/pair/" + one.id() + "+" + other.id(),
                    CaseKind.PAIR,
                    "'" + one.id() + "' and '" + other.id() + "' at once",
                    () -> pair(one, other)));
        }
        return cases;
    }

    private void pair(Message one, Message other) {
        Optional<FrameContent> first = run.first(one);
        Optional<FrameContent> second = run.first(other);
        if (first.isPresent()
                && second.isPresent()
                && first.get() instanceof FrameContent.Json left
                && second.get() instanceof FrameContent.Json right) {
            run.conversation().ifPresent(conversation -> new PairCheck(run.patience())
                    .run(conversation, one, left.value(), other, right.value()));
        }
    }
}
