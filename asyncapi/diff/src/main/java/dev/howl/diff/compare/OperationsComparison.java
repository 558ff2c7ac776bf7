package dev.howl.diff.compare;

import dev.howl.diff.DiffRule;
import dev.howl.diff.rule.SourceRule;
import dev.howl.model.Channel;
import dev.howl.model.Message;
import dev.howl.model.Operation;
import dev.howl.model.Operation.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Changes of the operations of a channel, as generated code shows them, and {@link DecidingOperations}. */
final class OperationsComparison {
    private final Both both;
    private final Channel old;
    private final Channel now;
    private final MessagesComparison messages;

    OperationsComparison(Both both, Channel old, Channel now, MessagesComparison messages) {
        this.both = both;
        this.old = old;
        this.now = now;
        this.messages = messages;
    }

    void compare() {
        List<Operation> left = new ArrayList<>(both.now().operations(now));
        List<Operation> unmatched = new ArrayList<>();
        for (Operation operation : both.old().operations(old)) {
            if (!match(
                    operation, left, same -> same.id().equals(operation.id()) && same.action() == operation.action())) {
                unmatched.add(operation);
            }
        }
        for (Operation operation : unmatched) {
            Set<String> ids = ids(operation.messages(), true);
            if (!match(
                    operation,
                    left,
                    same -> same.action() == operation.action()
                            && ids(same.messages(), false).equals(ids))) {
                both.report(
                        SourceRule.OPERATION_REMOVED,
                        place(true, operation),
                        null,
                        "operation '" + operation.id() + "' is gone");
            }
        }
        left.forEach(operation -> both.report(
                SourceRule.OPERATION_ADDED,
                null,
                place(false, operation),
                "operation '" + operation.id() + "' is new"));
        new DecidingOperations(both, old, now, messages).compare();
    }

    private boolean match(Operation operation, List<Operation> left, Predicate<Operation> condition) {
        Operation same = left.stream().filter(condition).findFirst().orElse(null);
        if (same == null) {
            return false;
        }
        left.remove(same);
        names(operation, same, "operation '" + same.id() + "': ");
        return true;
    }

    private @Nullable Place place(boolean isOld, Operation operation) {
        return both.place(isOld, operation, operation.location());
    }

    private Set<String> ids(List<Message> all, boolean isOld) {
        return all.stream()
                .map(message -> isOld ? messages.newId(message.id()) : message.id())
                .collect(Collectors.toSet());
    }

    private void report(DiffRule rule, Operation before, Operation after, String message) {
        both.report(rule, place(true, before), place(false, after), message);
    }

    private void names(Operation before, Operation after, String who) {
        String old = method(before);
        String now = method(after);
        if (!old.equals(now)) {
            report(SourceRule.OPERATION_RENAMED, before, after, who + "method '" + old + "' before, '" + now + "' now");
        }
        if (!before.tags().stream().findFirst().equals(after.tags().stream().findFirst())) {
            report(
                    SourceRule.FACET_CHANGED,
                    before,
                    after,
                    who + "first tag " + before.tags().stream().findFirst().orElse("none") + " before, "
                            + after.tags().stream().findFirst().orElse("none") + " now");
        }
        if (!ids(before.messages(), true).equals(ids(after.messages(), false))) {
            report(SourceRule.OPERATION_SIGNATURE_CHANGED, before, after, who + "has other messages");
        }
        if (!Objects.equals(replies(before, true), replies(after, false))) {
            report(SourceRule.OPERATION_SIGNATURE_CHANGED, before, after, who + "has other replies");
        }
    }

    /** Returns the ids of the replies; {@code null} where there is no reply. */
    private @Nullable Set<String> replies(Operation operation, boolean isOld) {
        Reply reply = operation.reply();
        return reply == null ? null : ids(reply.messages(), isOld);
    }

    private static String method(Operation operation) {
        return operation.method() == null ? operation.id() : operation.method();
    }
}
