package dev.howl.diff.compare;

import dev.howl.diff.DiffRule;
import dev.howl.diff.rule.OperationRule;
import dev.howl.diff.rule.SourceRule;
import dev.howl.model.Channel;
import dev.howl.model.Message;
import dev.howl.model.Operation;
import dev.howl.model.Operation.Action;
import dev.howl.model.Operation.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Changes of the operations of a channel. The wire knows their messages and replies, not their ids. */
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
    }

    private boolean match(Operation operation, List<Operation> left, Predicate<Operation> condition) {
        Operation same = left.stream().filter(condition).findFirst().orElse(null);
        if (same == null) {
            return false;
        }
        left.remove(same);
        compare(operation, same);
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

    private void compare(Operation before, Operation after) {
        Place was = place(true, before);
        Place is = place(false, after);
        String who = "operation '" + after.id() + "': ";
        new SecurityComparison(both).compare(who, before, was, after, is);
        if (!Objects.equals(before.scope(), after.scope())) {
            report(
                    after.scope() == null ? OperationRule.SCOPE_REMOVED : OperationRule.SCOPE_REQUIRED,
                    before,
                    after,
                    who + "scope " + before.scope() + " before, " + after.scope() + " now");
        }
        if (before.planned() != after.planned()) {
            report(
                    after.planned() ? OperationRule.OPERATION_PLANNED : OperationRule.OPERATION_IMPLEMENTED,
                    before,
                    after,
                    who + (after.planned() ? "is answered with not_implemented" : "is implemented"));
        }
        replies(before, after, who);
        names(before, after, who);
    }

    private void report(DiffRule rule, Operation before, Operation after, String message) {
        both.report(rule, place(true, before), place(false, after), message);
    }

    private void replies(Operation before, Operation after, String who) {
        Reply was = before.reply();
        Reply is = after.reply();
        boolean byServer = after.action() == Action.RECEIVE;
        if (was == null && is == null) {
            return;
        }
        if (was == null) {
            report(
                    byServer ? OperationRule.REPLY_ADDED : OperationRule.CLIENT_REPLY_REQUIRED,
                    before,
                    after,
                    who + "has a reply now");
            report(SourceRule.OPERATION_SIGNATURE_CHANGED, before, after, who + "has a reply now");
        } else if (is == null) {
            report(
                    byServer ? OperationRule.REPLY_REMOVED : OperationRule.CLIENT_REPLY_REMOVED,
                    before,
                    after,
                    who + "has no reply any more");
            report(SourceRule.OPERATION_SIGNATURE_CHANGED, before, after, who + "has no reply any more");
        } else {
            replyMessages(before, was, after, is, who);
        }
    }

    private void replyMessages(Operation before, Reply was, Operation after, Reply is, String who) {
        Set<String> old = ids(was.messages(), true);
        Set<String> now = ids(is.messages(), false);
        if (old.equals(now)) {
            return;
        }
        boolean byServer = after.action() == Action.RECEIVE;
        boolean added = !old.containsAll(now);
        boolean gone = !now.containsAll(old);
        String words = who + "replies " + old + " before, " + now + " now";
        if (byServer ? added : gone) {
            report(OperationRule.REPLY_MESSAGE_ADDED, before, after, words);
        }
        if (byServer ? gone : added) {
            report(OperationRule.REPLY_MESSAGE_REMOVED, before, after, words);
        }
        report(SourceRule.OPERATION_SIGNATURE_CHANGED, before, after, words);
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
    }

    private static String method(Operation operation) {
        return operation.method() == null ? operation.id() : operation.method();
    }
}
