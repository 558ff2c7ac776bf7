package dev.howl.model;

import dev.howl.model.diagnostic.Location;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An operation (AsyncAPI 3.0 Operation Object, 2.x Operation Object in a Channel Item Object).
 *
 * @param id its key in {@code operations}; in 2.x {@code operationId}, or a name derived from its channel
 * @param messages what travels; where a 3.x document names none, all messages of the channel
 * @param tags names of its tags, in the order of the document
 * @param planned {@code x-howl-planned}: a server answers {@code not_implemented} for now
 * @param method {@code x-howl-method}: the method's name in the generated client
 * @param scope {@code x-howl-scope}: what a caller's token must have
 * @param part id of the channel that the document names, where that is part of {@code channel}; otherwise {@code null}
 * @param security alternatives, one of which a caller satisfies besides one of the server's; empty where the document
 *     requires none
 */
public record Operation(
        String id,
        Action action,
        Channel channel,
        @Nullable String title,
        @Nullable String summary,
        @Nullable String description,
        List<Message> messages,
        @Nullable Reply reply,
        List<String> tags,
        boolean planned,
        @Nullable String method,
        @Nullable String scope,
        @Nullable String part,
        List<SecurityRequirement> security,
        Location location) {

    public Operation {
        security = List.copyOf(security);
        messages = List.copyOf(messages);
        tags = List.copyOf(tags);
    }

    /** Creates an operation without security, of a channel that is not part of another one. */
    public Operation(
            String id,
            Action action,
            Channel channel,
            @Nullable String title,
            @Nullable String summary,
            @Nullable String description,
            List<Message> messages,
            @Nullable Reply reply,
            List<String> tags,
            boolean planned,
            @Nullable String method,
            @Nullable String scope,
            Location location) {
        this(
                id,
                action,
                channel,
                title,
                summary,
                description,
                messages,
                reply,
                tags,
                planned,
                method,
                scope,
                null,
                List.of(),
                location);
    }

    /** Returns the operation with another action. */
    public Operation with(Action otherAction) {
        return with(otherAction, channel, messages, reply, part, security);
    }

    /** Returns the operation with other security. */
    public Operation with(List<SecurityRequirement> otherSecurity) {
        return with(action, channel, messages, reply, part, otherSecurity);
    }

    /** Returns the operation with another channel, and the messages that it has there. */
    Operation with(Channel other, List<Message> theirs, @Nullable Reply otherReply, @Nullable String otherPart) {
        return with(action, other, theirs, otherReply, otherPart, security);
    }

    private Operation with(
            Action otherAction,
            Channel otherChannel,
            List<Message> otherMessages,
            @Nullable Reply otherReply,
            @Nullable String otherPart,
            List<SecurityRequirement> otherSecurity) {
        return new Operation(
                id,
                otherAction,
                otherChannel,
                title,
                summary,
                description,
                otherMessages,
                otherReply,
                tags,
                planned,
                method,
                scope,
                otherPart,
                otherSecurity,
                location);
    }

    /** The direction, seen from the server: in 2.x it sends for {@code subscribe} and receives for {@code publish}. */
    public enum Action {
        SEND,
        RECEIVE
    }

    /**
     * The reply to the operation (AsyncAPI 3.0 Operation Reply Object).
     *
     * @param channel where the answer travels: the operation's own channel where the document names none
     * @param messages one of which is the answer
     */
    public record Reply(Channel channel, List<Message> messages, Location location) {
        public Reply {
            messages = List.copyOf(messages);
        }
    }
}
