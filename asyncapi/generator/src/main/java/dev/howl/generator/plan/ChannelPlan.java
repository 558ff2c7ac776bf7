package dev.howl.generator.plan;

import com.palantir.javapoet.ClassName;
import dev.howl.model.Channel;
import dev.howl.model.ChannelRouting;
import dev.howl.model.Contract;
import dev.howl.model.Sockets;
import dev.howl.model.diagnostic.Diagnostic;
import dev.howl.model.diagnostic.Diagnostic.Stops;
import dev.howl.model.diagnostic.Diagnostics;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All that is generated for one channel, which may be several of the document that have one address.
 *
 * @param base the channel's id as a Java name: {@code Events}
 * @param clientMessages what clients send
 * @param serverMessages what the server sends
 * @param types the classes that its schemas become and that no channel before has, the messages' records among them
 * @param handshake the parameters of its handshake, {@code null} if there are none
 * @param families sealed interfaces over records: directions, replies, topics, unions
 * @param names the classes that are not messages
 * @param exactNumbers whether a type of the contract needs every digit of a number
 * @param routing planned at its first use; types alone need none
 */
public record ChannelPlan(
        Contract contract,
        Channel channel,
        String packageName,
        String base,
        EnvelopePlan envelope,
        List<MessagePlan> clientMessages,
        List<MessagePlan> serverMessages,
        List<TopicPlan> topics,
        List<FacetPlan> facets,
        List<JavaType> types,
        List<Family> families,
        @Nullable HandshakePlan handshake,
        Names names,
        boolean exactNumbers,
        ChannelRouting routing) {

    /**
     * A sealed interface over records.
     *
     * @param description a sentence for its Javadoc
     * @param isMessage whether it extends the runtime's {@code Message}
     */
    public record Family(ClassName name, String description, List<ClassName> members, boolean isMessage) {}

    /** The classes of a channel that are not messages. */
    public record Names(
            ClassName contract,
            ClassName clientMessage,
            ClassName serverMessage,
            ClassName session,
            ClassName sessions,
            ClassName binding,
            ClassName client) {}

    ChannelPlan with(List<JavaType> otherTypes, boolean withExactNumbers) {
        return with(otherTypes, families, withExactNumbers);
    }

    ChannelPlan with(List<JavaType> otherTypes, List<Family> otherFamilies, boolean withExactNumbers) {
        return new ChannelPlan(
                contract,
                channel,
                packageName,
                base,
                envelope,
                clientMessages,
                serverMessages,
                topics,
                facets,
                otherTypes,
                otherFamilies,
                handshake,
                names,
                withExactNumbers,
                routing);
    }

    /** Returns the request for a snapshot of a topic; {@code null} if there is none. */
    public @Nullable SnapshotPlan snapshot(TopicPlan topic) {
        return SnapshotPlan.of(topic, facets).orElse(null);
    }

    /**
     * Folder of this channel's resources on the class path. It is named after the binding, whose name nothing else on
     * the class path has, so that channels of several documents lie side by side.
     */
    public String resources() {
        return "META-INF/howl/" + names.binding().canonicalName();
    }

    /**
     * Plans every channel of a contract into one package, those of one address together; see {@link Sockets}. Types alone are
     * generated of those that are no WebSockets.
     */
    public static List<ChannelPlan> of(
            Contract contract, String packageName, boolean keepUnknown, Diagnostics diagnostics) {
        ClassNames names = new ClassNames(packageName);
        TypePlanner types = new TypePlanner(names, keepUnknown, diagnostics);
        if (contract.channels().isEmpty()) {
            return ComponentsPlanner.plan(contract, names, types, diagnostics);
        }
        Contract sockets = Sockets.of(contract);
        Set<String> ambiguous = AmbiguousNames.of(sockets);
        List<ChannelPlan> plans = sockets.channels().stream()
                .filter(channel -> Sockets.isUsed(sockets, channel))
                .map(channel -> {
                    Diagnostics own = channel.isSocket() ? diagnostics : new Diagnostics();
                    ChannelPlan plan = new ChannelPlanner(sockets, channel, names, ambiguous, types, own).plan();
                    if (own != diagnostics) {
                        diagnostics.addAll(aboutTypes(own, contract));
                    }
                    return plan;
                })
                .toList();
        return plans.stream()
                .map(plan -> plan.with(NestedNames.resolved(plan.types(), names), types.hasExactNumbers()))
                .toList();
    }

    /** Leaves out what stops servers and clients, which are not generated of the channel anyway. */
    static List<Diagnostic> aboutTypes(Diagnostics found, Contract contract) {
        return found.inOrder(contract.source().toString()).stream()
                .filter(finding -> finding.stops() != Stops.SERVER_AND_CLIENT)
                .toList();
    }
}
