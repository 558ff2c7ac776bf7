package dev.howl.testkit.conformance.check;

import dev.howl.instances.FrameContent;
import dev.howl.model.Message;
import dev.howl.testkit.conformance.result.Diagnosis;
import dev.howl.testkit.conformance.script.ScriptStep;
import dev.howl.testkit.conformance.script.ScriptVariables;
import dev.howl.testkit.conformance.script.ScriptVariables.UnknownVariableException;
import dev.howl.testkit.conformance.session.FindingLog;
import dev.howl.testkit.conformance.session.FrameEdit;
import dev.howl.testkit.conformance.session.Incoming;
import dev.howl.testkit.conformance.session.JudgedFrame;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** The execution of a script's steps. A step that fails is a finding. */
final class ScriptPlayer {
    private static final String CLOSE = "close:";

    private final ScriptVariables variables;
    private final Map<String, ChannelRun> channels;
    private final FindingLog log;
    private final OutsideSteps outside;

    /** @param channels by id, the first one first */
    ScriptPlayer(ScriptVariables variables, Map<String, ChannelRun> channels, FindingLog log) {
        this.variables = variables;
        this.channels = channels;
        this.log = log;
        this.outside = new OutsideSteps(variables);
    }

    void play(ScriptStep step) {
        try {
            if (step instanceof ScriptStep.Send send) {
                send(send);
            } else if (step instanceof ScriptStep.Await await) {
                await(await);
            } else if (step instanceof ScriptStep.Http http) {
                outside.http(http);
            } else if (step instanceof ScriptStep.Exec exec) {
                outside.exec(exec);
            }
        } catch (UnknownVariableException | FailedStepException e) {
            log.fail(Diagnosis.SCRIPT, "the step '" + step.name() + "' fails: " + e.getMessage(), List.of());
        }
    }

    private ChannelRun channel(@Nullable String id) throws FailedStepException {
        ChannelRun run = id == null ? channels.values().stream().findFirst().orElse(null) : channels.get(id);
        if (run == null) {
            throw new FailedStepException(
                    "there is no channel '" + id + "'; there are: " + String.join(", ", channels.keySet()));
        }
        return run;
    }

    private void send(ScriptStep.Send step) throws FailedStepException, UnknownVariableException {
        ChannelRun run = channel(step.channel());
        Message message = run.protocol()
                .message(step.message())
                .orElseThrow(() -> new FailedStepException("channel has no message '" + step.message() + "'"));
        FrameContent content = run.first(message)
                .orElseThrow(() -> new FailedStepException("no valid '" + message.id() + "' could be made"));
        Observer observer =
                run.observer().orElseThrow(() -> new FailedStepException("the connection cannot be opened"));
        if (content instanceof FrameContent.Json json) {
            JsonNode frame = json.value().deepCopy();
            // Values of the step take precedence over those of the whole script.
            for (Map.Entry<String, JsonNode> entry : step.with().entrySet()) {
                FrameEdit.set(frame, JsonPointer.compile(entry.getKey()), variables.json(entry.getValue()));
            }
            content = new FrameContent.Json(frame);
        }
        Answer answer = run.valid()
                .run(
                        observer.conversation(),
                        message,
                        content,
                        false,
                        pointers(step.with().keySet()));
        expect(step, answer);
    }

    private static Set<JsonPointer> pointers(Set<String> places) {
        return places.stream().map(JsonPointer::compile).collect(Collectors.toSet());
    }

    private void expect(ScriptStep.Send step, Answer answer) throws FailedStepException {
        String wanted = step.expect();
        if (answer instanceof Answer.Refused refused) {
            if (wanted != null && wanted.equals("error:" + refused.code())) {
                save(step.save(), refused.frame().frame());
                return;
            }
            throw new FailedStepException("the server refuses it with '" + refused.code() + "': "
                    + refused.content().path("message").asString(""));
        }
        if (answer instanceof Answer.Replied replied) {
            boolean right = wanted == null
                    || replied.frame().messages().stream()
                            .anyMatch(one -> one.id().equals(wanted));
            if (!right) {
                throw new FailedStepException(
                        "the answer is " + replied.frame().name() + "; expected '" + wanted + "'");
            }
            save(step.save(), replied.frame().frame());
            return;
        }
        if (wanted != null) {
            throw new FailedStepException("there is no answer; expected '" + wanted + "'");
        }
    }

    private void await(ScriptStep.Await step) throws FailedStepException, UnknownVariableException {
        ChannelRun run = channel(step.channel());
        if (step.message().startsWith(CLOSE)) {
            awaitClose(run, step);
            return;
        }
        Observer observer =
                run.observer().orElseThrow(() -> new FailedStepException("the connection cannot be opened"));
        Map<String, JsonNode> where = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : step.where().entrySet()) {
            where.put(entry.getKey(), variables.json(entry.getValue()));
        }
        Optional<JudgedFrame> frame = observer.take(step.message(), where, step.within());
        if (frame.isEmpty()) {
            throw new FailedStepException("no '" + step.message() + "'" + (where.isEmpty() ? "" : " with " + where)
                    + " came within " + step.within().toMillis() + " ms"
                    + (observer.conversation().isOpen() ? "" : "; the connection has ended"));
        }
        save(step.save(), frame.get().frame());
    }

    private static void awaitClose(ChannelRun run, ScriptStep.Await step) throws FailedStepException {
        Observer observer =
                run.lastObserver().orElseThrow(() -> new FailedStepException("the connection cannot be opened"));
        Incoming.Ended end = observer.end(step.within())
                .orElseThrow(() -> new FailedStepException(
                        "the connection is open after " + step.within().toMillis() + " ms"));
        if (!step.message().equals(CLOSE + end.code())) {
            throw new FailedStepException("the connection ends with " + end.code());
        }
    }

    private void save(Map<String, String> save, @Nullable JsonNode frame) throws FailedStepException {
        OutsideSteps.save(variables, save, frame);
    }

    /** The failure of a step. */
    static final class FailedStepException extends Exception {
        private static final long serialVersionUID = 1L;

        FailedStepException(String message) {
            super(message);
        }
    }
}
