package dev.howl.testkit.conformance.listen;

import dev.howl.instances.FrameContent;
import dev.howl.instances.Mutant;
import dev.howl.instances.Mutants;
import dev.howl.runtime.Direction;
import dev.howl.testkit.conformance.result.CaseKind;
import java.util.ArrayList;
import java.util.List;

/** The pushes that break the rules of Howl's roles: wrong positions, and mutants of the messages with roles. */
final class RoleMutants {
    private static final int MAX_STARTS = 3;
    private static final int FRAMES = 12;
    /** Roles whose mutants are sent unasked. An invalid error may be a valid refusal of the client itself. */
    private static final List<String> MUTATED = List.of("subscribed", "unsubscribed", "pong", "refreshed", "gap");

    private final PlayedChannel channel;
    private final long seed;
    private final List<TopicPlace> places;

    /** @param places what the client is subscribed to */
    RoleMutants(PlayedChannel channel, long seed, List<TopicPlace> places) {
        this.channel = channel;
        this.seed = seed;
        this.places = places;
    }

    /** Returns the pushes that break the roles' rules. */
    List<Push> pushes() {
        List<Push> pushes = new ArrayList<>();
        places.forEach(place -> new PositionFaults(channel, place, id("position")).addTo(pushes));
        for (String role : MUTATED) {
            mutants(role)
                    .forEach(mutant -> pushes.add(new Push(
                            id("mutant/" + role + "/" + (pushes.size() + 1)),
                            CaseKind.MUTANT,
                            words(mutant),
                            new Expected.Survived(),
                            connection -> {
                                channel.mislead();
                                connection.send(mutant.frame());
                            })));
        }
        starts("initial", pushes);
        if (!places.isEmpty()) {
            starts("subscribed", pushes);
        }
        return pushes;
    }

    private String id(String part) {
        return channel.channel().id() + "/push/" + part;
    }

    private List<Mutant> mutants(String role) {
        return channel.protocol()
                .role(role)
                .map(message -> Mutants.of(channel.instances())
                        .survey(Direction.TO_CLIENT, message, FRAMES, seed)
                        .mutants())
                .orElse(List.of());
    }

    private static String words(Mutant mutant) {
        return "a message that breaks " + mutant.keyword() + " at "
                + (mutant.pointer().isEmpty() ? "its root" : mutant.pointer());
    }

    /** Adds sessions that start with an invalid message of a role. */
    private void starts(String role, List<Push> pushes) {
        int number = 0;
        for (Mutant mutant : mutants(role).stream().limit(MAX_STARTS).toList()) {
            FrameContent frame = mutant.frame();
            pushes.add(new Push(
                    id("start/" + role + "/" + ++number),
                    CaseKind.MUTANT,
                    "a session whose '" + role + "' is " + words(mutant),
                    new Expected.Restarted(() -> !channel.hasInstead(role)),
                    connection -> {
                        channel.mislead();
                        channel.instead(role, frame);
                        connection.close(1001);
                    }));
        }
    }
}
