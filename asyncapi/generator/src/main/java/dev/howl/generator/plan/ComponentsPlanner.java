package dev.howl.generator.plan;

import dev.howl.model.Channel;
import dev.howl.model.ChannelExtensions;
import dev.howl.model.Contract;
import dev.howl.model.Contract.Reusable;
import dev.howl.model.Sockets;
import dev.howl.model.diagnostic.Diagnostics;
import dev.howl.model.diagnostic.Location;
import dev.howl.model.shape.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A planner of the types of a document that has no channels: its reusable messages and schemas. */
final class ComponentsPlanner {
    private ComponentsPlanner() {}

    /** Returns one plan, of which the types alone are meant; none where there is nothing to plan. */
    static List<ChannelPlan> plan(Contract contract, ClassNames names, TypePlanner types, Diagnostics diagnostics) {
        Reusable reusable = contract.reusable();
        if (reusable.messages().isEmpty() && reusable.schemas().isEmpty()) {
            return List.of();
        }
        Channel channel = new Channel(
                "components",
                null,
                null,
                null,
                null,
                reusable.messages(),
                List.of(),
                Channel.Handshake.NONE,
                ChannelExtensions.NONE,
                "none",
                new Location(contract.source().toString(), 1, 1));
        Contract whole = Sockets.of(contract.with(List.of(channel), List.of()));
        Diagnostics own = new Diagnostics();
        ChannelPlan plan = new ChannelPlanner(whole, channel, names, Set.of(), types, own).plan();
        diagnostics.addAll(ChannelPlan.aboutTypes(own, contract));
        reusable.schemas().forEach((name, schema) -> types.type(Shape.of(schema), () -> JavaNames.type(name)));
        List<JavaType> all = new ArrayList<>(plan.types());
        all.addAll(types.takeTypes());
        return List.of(plan.with(
                NestedNames.resolved(all, names),
                reusable.messages().isEmpty() ? List.of() : plan.families(),
                types.hasExactNumbers()));
    }
}
