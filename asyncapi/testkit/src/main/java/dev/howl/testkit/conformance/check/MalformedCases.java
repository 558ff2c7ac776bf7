package dev.howl.testkit.conformance.check;

import dev.howl.instances.FrameContent;
import dev.howl.instances.Malformed;
import dev.howl.model.Message;
import dev.howl.testkit.conformance.result.CaseKind;
import dev.howl.testkit.conformance.result.Diagnosis;
import dev.howl.testkit.conformance.session.Incoming;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The cases of frames that are no message: texts that are not JSON, and violations of RFC 6455. */
final class MalformedCases {
    /** Kinds that readers of JSON may accept (RFC 8259, sections 4, 6, 8.1, 8.2 and 9); the server must survive them. */
    private static final Set<String> TOLERABLE = Set.of(
            "duplicate member",
            "deep nesting in a member",
            "number with many digits",
            "number with a huge exponent",
            "byte order mark",
            "half of a surrogate pair",
            "binary");

    private final ChannelRun run;
    private final String prefix;

    MalformedCases(ChannelRun run) {
        this.run = run;
        this.prefix = run.protocol().channel().id() + "/malformed/";
    }

    List<PlannedCase> cases() {
        List<PlannedCase> cases = new ArrayList<>();
        Optional<FrameContent.Json> valid = valid();
        boolean jsonOnly = run.protocol().toServer().stream().allMatch(Message::isJson);
        if (valid.isPresent() && jsonOnly) {
            for (Malformed malformed : Malformed.of(valid.get())) {
                cases.add(new PlannedCase(
                        prefix + slug(malformed.kind()),
                        CaseKind.MALFORMED,
                        "a message that is malformed: " + malformed.kind(),
                        () -> content(malformed)));
            }
        }
        ForbiddenFrames.ofClient()
                .forEach((words, bytes) -> cases.add(new PlannedCase(
                        prefix + slug(words),
                        CaseKind.MALFORMED,
                        "a frame that RFC 6455 forbids: " + words,
                        () -> frame(words, bytes))));
        return cases;
    }

    private static String slug(String words) {
        return words.replaceAll("[^A-Za-z0-9]+", "-");
    }

    private Optional<FrameContent.Json> valid() {
        return run.protocol().toServer().stream()
                .filter(message -> !message.hasRoleOfClients())
                .findFirst()
                .or(() -> run.protocol().toServer().stream().findFirst())
                .flatMap(run::first)
                .filter(FrameContent.Json.class::isInstance)
                .map(FrameContent.Json.class::cast);
    }

    private void content(Malformed malformed) {
        Conversation.open(run.opener()).ifPresent(conversation -> {
            try (conversation) {
                Message any = run.protocol().toServer().get(0);
                conversation.session().send(malformed.frame());
                String words = "a message that is malformed (" + malformed.kind() + ")";
                Expectation sent = new Expectation(
                        any,
                        null,
                        run.protocol().toClient().stream()
                                .filter(run.protocol()::isReply)
                                .toList());
                if (TOLERABLE.contains(malformed.kind())) {
                    survives(conversation, sent, words);
                } else {
                    run.refusals().run(conversation, sent, ExpectedRefusal.of(words, Set.of("bad_json")));
                }
            }
        });
        livesOn();
    }

    private void survives(Conversation conversation, Expectation sent, String words) {
        Optional<Answer> answer = run.probe().pass(conversation, List.of(sent), run.patience());
        if (answer.isPresent()
                && answer.get() instanceof Answer.Closed closed
                && (closed.code() == 1006 || closed.code() == 1011)) {
            conversation.fail(
                    Diagnosis.WRONG_CLOSE,
                    "after " + words + " the connection ends with " + closed.code()
                            + "; expected an answer, an error, or a Close that refuses it");
        }
    }

    private void frame(String words, byte[] bytes) {
        Conversation.open(run.opener()).ifPresent(conversation -> {
            try (conversation) {
                conversation.session().socket().sendBytes(bytes);
                end(conversation, words);
            } catch (IOException e) {
                end(conversation, words);
            }
        });
        livesOn();
    }

    /**
     * Waits for the end of the connection, which is the only right answer. A Ping behind the frame shows that the server
     * goes on: after its Pong, the end must come soon.
     */
    private void end(Conversation conversation, String words) {
        long deadline = System.nanoTime() + run.patience().get().toNanos();
        boolean goesOn = conversation.pings(run.patience().get());
        if (goesOn) {
            deadline = System.nanoTime() + run.patience().quiet().toNanos();
        }
        while (conversation.isOpen()) {
            Optional<Incoming> next = conversation.session().next(Duration.ofNanos(deadline - System.nanoTime()));
            if (next.isEmpty()) {
                if (!goesOn) {
                    run.patience().disappoint();
                }
                conversation.note(
                        Diagnosis.FRAMING, "the server goes on after a frame that RFC 6455 forbids: " + words);
                return;
            }
        }
    }

    private void livesOn() {
        Optional<Conversation> next = run.conversation();
        if (next.isPresent()
                && run.probe().pass(next.get(), List.of(), run.patience()).isEmpty()) {
            run.patience().disappoint();
            next.get().fail(Diagnosis.NOT_ALIVE, "after a malformed frame the server does not serve other connections");
        }
    }
}
