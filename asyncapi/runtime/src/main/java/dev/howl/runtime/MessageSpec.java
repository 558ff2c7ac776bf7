package dev.howl.runtime;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Description of a message that a channel has in one direction.
 *
 * @param name the message's id in the contract, unique within its channel
 * @param wire the value of the envelope's discriminator; equal to {@code name} without one
 * @param type the generated class
 * @param role the task that the runtime fulfils with it; {@code null} if it is for handlers and listeners alone
 * @param scope the scope that a client's token needs in order to send it; {@code null} if it needs none, and for
 *     messages of the server
 * @param dedupe the payload property with the client's dedupe id; {@code null} if there is none
 * @param format the format of its frames
 * @param answers names of the messages that answer it, for requests of the server; empty if nothing does
 * @param fixed members that every frame has with one value and that the record does not write: those beside the
 *     envelope's payload, and all where the message has a role, since the runtime sends that without its record
 */
public record MessageSpec(
        String name,
        String wire,
        Class<? extends Message> type,
        @Nullable Role role,
        @Nullable String scope,
        @Nullable String dedupe,
        FrameFormat format,
        List<String> answers,
        List<FixedMember> fixed) {

    public MessageSpec {
        answers = List.copyOf(answers);
        fixed = List.copyOf(fixed);
    }

    /** Creates a message that nothing answers, and of which no member is fixed. */
    public MessageSpec(
            String name,
            String wire,
            Class<? extends Message> type,
            @Nullable Role role,
            @Nullable String scope,
            @Nullable String dedupe,
            FrameFormat format) {
        this(name, wire, type, role, scope, dedupe, format, List.of(), List.of());
    }

    /** Returns {@code true} if the message has this role. */
    public boolean is(Role other) {
        return role == other;
    }

    /** Returns {@code true} if its frames are JSON objects of properties, such as a ref that a reply echoes. */
    public boolean hasProperties() {
        return format instanceof FrameFormat.JsonObject;
    }

    /** Returns {@code true} if its frames are binary. */
    public boolean isBinary() {
        return format instanceof FrameFormat.Binary;
    }

    /**
     * Writes the fixed members into a frame: before its payload for their order, and after it if the message has a role,
     * since the runtime's payload has no constants or may have another value.
     */
    void writeFixed(ObjectNode frame) {
        for (FixedMember member : fixed) {
            member.writeTo(frame);
        }
    }

    /** Returns this message with another format. */
    MessageSpec withFormat(FrameFormat other) {
        return new MessageSpec(name, wire, type, role, scope, dedupe, other, answers, fixed);
    }

    /** Returns this message with a scope that the sender's token needs. */
    MessageSpec withScope(String needed) {
        return new MessageSpec(name, wire, type, role, needed, dedupe, format, answers, fixed);
    }

    /** Returns this message with the payload property of its dedupe id. */
    MessageSpec withDedupe(String property) {
        return new MessageSpec(name, wire, type, role, scope, property, format, answers, fixed);
    }

    /** Returns this message with the names of those that answer it. */
    MessageSpec withAnswers(List<String> names) {
        return new MessageSpec(name, wire, type, role, scope, dedupe, format, names, fixed);
    }

    /** Returns this message with a member that every frame has with one value. */
    MessageSpec withFixed(FixedMember member) {
        List<FixedMember> more =
                Stream.concat(fixed.stream(), Stream.of(member)).toList();
        return new MessageSpec(name, wire, type, role, scope, dedupe, format, answers, more);
    }
}
