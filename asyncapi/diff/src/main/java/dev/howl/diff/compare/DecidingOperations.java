package dev.howl.diff.compare;

import dev.howl.diff.DiffRule;
import dev.howl.diff.rule.OperationRule;
import dev.howl.model.Channel;
import dev.howl.model.Contract;
import dev.howl.model.Message;
import dev.howl.model.Operation;
import dev.howl.model.Operation.Action;
import dev.howl.model.Operation.Reply;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Changes of what follows from a message: frames name messages and no operations, and of several operations with one
 * message the first decides on it. Of scopes the first counts that is written.
 */
final class DecidingOperations {
    private final Both both;
    private final Channel old;
    private final Channel now;
    private final MessagesComparison messages;
    private final Set<Object> compared = new HashSet<>();

    DecidingOperations(Both both, Channel old, Channel now, MessagesComparison messages) {
        this.both = both;
        this.old = old;
        this.now = now;
        this.messages = messages;
    }

    /** The operations that decide on a message. */
    private record Deciding(Operation first, Operation scoped) {
        Deciding with(Operation next) {
            return scoped.scope() == null && next.scope() != null ? new Deciding(first, next) : this;
        }
    }

    void compare() {
        for (Action action : Action.values()) {
            Map<String, Deciding> before = deciding(both.old(), old, action);
            Map<String, Deciding> after = deciding(both.now(), now, action);
            before.forEach((id, was) -> {
                Deciding is = after.get(messages.newId(id));
                if (is != null) {
                    compare(action, was, is);
                }
            });
        }
    }

    private static Map<String, Deciding> deciding(Contract contract, Channel channel, Action action) {
        Map<String, Deciding> found = new LinkedHashMap<>();
        for (Operation operation : contract.operations(channel)) {
            if (operation.action() == action) {
                operation
                        .messages()
                        .forEach(message -> found.merge(
                                message.id(),
                                new Deciding(operation, operation),
                                (known, next) -> known.with(operation)));
            }
        }
        return found;
    }

    /** Many messages may have the same operations, whose changes are told once. */
    private void compare(Action action, Deciding was, Deciding is) {
        Operation before = was.scoped();
        Operation after = is.scoped();
        String scope = after.scope();
        boolean isNew = compared.add(List.of("scope", before.id(), after.id()));
        if (isNew && action == Action.RECEIVE && !Objects.equals(before.scope(), scope)) {
            report(
                    scope == null ? OperationRule.SCOPE_REMOVED : OperationRule.SCOPE_REQUIRED,
                    before,
                    after,
                    who(after) + "scope " + before.scope() + " before, " + scope + " now");
        }
        if (compared.add(List.of("first", was.first().id(), is.first().id()))) {
            compare(was.first(), is.first());
        }
    }

    private static String who(Operation operation) {
        return "operation '" + operation.id() + "': ";
    }

    private @Nullable Place place(boolean isOld, Operation operation) {
        return both.place(isOld, operation, operation.location());
    }

    private void report(DiffRule rule, Operation before, Operation after, String message) {
        both.report(rule, place(true, before), place(false, after), message);
    }

    private void compare(Operation before, Operation after) {
        new SecurityComparison(both).compare(who(after), before, place(true, before), after, place(false, after));
        if (before.planned() != after.planned()) {
            report(
                    after.planned() ? OperationRule.OPERATION_PLANNED : OperationRule.OPERATION_IMPLEMENTED,
                    before,
                    after,
                    who(after) + (after.planned() ? "is answered with not_implemented" : "is implemented"));
        }
        Reply was = before.reply();
        Reply is = after.reply();
        boolean byServer = after.action() == Action.RECEIVE;
        if (was == null && is != null) {
            DiffRule rule = byServer ? OperationRule.REPLY_ADDED : OperationRule.CLIENT_REPLY_REQUIRED;
            report(rule, before, after, who(after) + "has a reply now");
        } else if (was != null && is == null) {
            DiffRule rule = byServer ? OperationRule.REPLY_REMOVED : OperationRule.CLIENT_REPLY_REMOVED;
            report(rule, before, after, who(after) + "has no reply any more");
        } else if (was != null && is != null) {
            replies(before, was, after, is);
        }
    }

    private void replies(Operation before, Reply was, Operation after, Reply is) {
        Set<String> known =
                was.messages().stream().map(Message::id).map(messages::newId).collect(Collectors.toSet());
        Set<String> all = is.messages().stream().map(Message::id).collect(Collectors.toSet());
        boolean byServer = after.action() == Action.RECEIVE;
        boolean isMore = !known.containsAll(all);
        boolean isLess = !all.containsAll(known);
        String words = who(after) + "replies " + known + " before, " + all + " now";
        if (byServer ? isMore : isLess) {
            report(OperationRule.REPLY_MESSAGE_ADDED, before, after, words);
        }
        if (byServer ? isLess : isMore) {
            report(OperationRule.REPLY_MESSAGE_REMOVED, before, after, words);
        }
    }
}
