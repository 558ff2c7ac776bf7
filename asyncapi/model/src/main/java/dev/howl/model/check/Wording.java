package dev.howl.model.check;

import dev.howl.model.Channel;
import dev.howl.model.Operation.Action;
import dev.howl.model.SpecificationVersion;
import dev.howl.model.View;
import dev.howl.model.link.LinkedContract;
import java.util.Locale;

/**
 * The terms of a document's own version, for diagnostics about what the linked model calls the same in all versions.
 */
enum Wording {
    /** AsyncAPI 2.x: operations are fields of channels, whose names are addresses. */
    TWO {
        @Override
        String written(Action action) {
            return action == Action.RECEIVE ? "'publish'" : "'subscribe'";
        }

        @Override
        String address(Channel channel, String written) {
            return "the name of channel '" + channel.id() + "'";
        }

        @Override
        String channelSection() {
            return "Channel Item Object";
        }

        @Override
        String serverAddress() {
            return "url";
        }

        @Override
        String noSnapshot(String channel, Action action) {
            return "but AsyncAPI 2.x has no replies that could carry one; remove it, or write the document in AsyncAPI 3";
        }
    },
    /** AsyncAPI 3.x: operations refer to channels, which have ids and addresses. */
    THREE {
        @Override
        String written(Action action) {
            return "an operation with action " + action.name().toLowerCase(Locale.ROOT);
        }

        @Override
        String address(Channel channel, String written) {
            return "the address '" + written + "' of channel '" + channel.id() + "'";
        }

        @Override
        String channelSection() {
            return "Channel Object";
        }

        @Override
        String serverAddress() {
            return "host";
        }

        @Override
        String noSnapshot(String channel, Action action) {
            return "which is not an operation of channel '" + channel + "' with action "
                    + action.name().toLowerCase(Locale.ROOT) + " and a reply";
        }
    };

    static Wording of(SpecificationVersion version) {
        return version.isTwo() ? TWO : THREE;
    }

    /** Returns an operation with an action of the server, as the document's view writes it. */
    static String operation(LinkedContract linked, Action action) {
        View view = linked.contract().viewpoint().view();
        return of(linked.version()).written(view.turned(action));
    }

    /** Returns an operation of that direction: {@code 'publish'}, {@code an operation with action receive}. */
    abstract String written(Action action);

    /**
     * Returns the location of a channel's address.
     *
     * @param written the address without the path of the server
     */
    abstract String address(Channel channel, String written);

    /** Returns the section that describes channels. */
    abstract String channelSection();

    /** Returns the field of a server that holds its address. */
    abstract String serverAddress();

    /**
     * Returns the reason for which an operation cannot be the snapshot of a topic.
     *
     * @param action of requests, as the document writes it
     */
    abstract String noSnapshot(String channel, Action action);
}
