package dev.howl.server.lobby;

import dev.howl.runtime.BinaryMessage;
import dev.howl.runtime.ChannelSpec;
import dev.howl.runtime.FrameFormat;
import dev.howl.runtime.HandshakeParameter;
import dev.howl.runtime.TextMessage;
import dev.howl.runtime.TextType;
import dev.howl.server.ChannelBinding;
import dev.howl.server.Handlers;
import dev.howl.server.PublisherContext;
import dev.howl.server.Routes;
import dev.howl.server.Session;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A channel that sends what a client says to its room, and answers {@code ?} with its parameters. */
public final class LobbyChannel implements ChannelBinding<LobbySession> {
    private static final ChannelSpec SPEC = ChannelSpec.builder("lobby", "/lobby/{house}/{room}", "Lobby", "1.0.0")
            .handshake(
                    LobbyParameters.class,
                    HandshakeParameter.ofAddress("house", "house", TextType.NUMBER),
                    HandshakeParameter.ofAddress("room", "room", TextType.STRING),
                    HandshakeParameter.ofQuery("name", "name", TextType.STRING),
                    HandshakeParameter.ofQuery("color", "color", TextType.STRING),
                    HandshakeParameter.ofQuery("tag", "tag", TextType.NUMBER).asList(),
                    HandshakeParameter.ofQuery("quiet", "quiet", TextType.BOOLEAN),
                    HandshakeParameter.ofQuery("trace", "trace", TextType.STRING),
                    HandshakeParameter.ofHeader("X-Device", "X-Device", TextType.STRING),
                    HandshakeParameter.ofHeader("X-Level", "X-Level", TextType.NUMBER)
                            .asList())
            .clientMessage("say", "say", Say.class)
            .serverMessage("said", "said", Said.class)
            .serverMessage("picture", "picture", Picture.class)
            .format("say", FrameFormat.text())
            .format("said", FrameFormat.text())
            .format("picture", FrameFormat.binary(Picture::new))
            .build();

    private volatile @Nullable LobbyRooms rooms;

    /** A text of a client. */
    public record Say(String text) implements TextMessage {}

    /** A text that the server passes on. */
    public record Said(String text) implements TextMessage {}

    /** A picture that the server shows. */
    public static final class Picture extends BinaryMessage {
        public Picture(byte[] bytes) {
            super(bytes);
        }
    }

    @Override
    public ChannelSpec spec() {
        return SPEC;
    }

    @Override
    public String resources() {
        return "META-INF/howl/lobby";
    }

    @Override
    public LobbySession session(Session session) {
        return new LobbySession(session, session.handshake(LobbyParameters.class));
    }

    @Override
    public List<Object> room(LobbySession session) {
        return List.of(session.parameters().house(), session.parameters().room());
    }

    @Override
    public List<Class<?>> handlers() {
        return List.of();
    }

    @Override
    public void bind(Handlers handlers, Routes<LobbySession> routes) {
        routes.message(Say.class, this::say);
    }

    private void say(LobbySession session, Say say) {
        LobbyParameters parameters = session.parameters();
        if (say.text().equals("?")) {
            session.session().send(new Said(parameters.toString()));
        } else {
            Objects.requireNonNull(rooms)
                    .in(parameters.house(), parameters.room())
                    .send(new Said(say.text()));
        }
    }

    @Override
    public List<Object> publishers(PublisherContext context) {
        LobbyRooms created = new LobbyRooms(context.sessions());
        rooms = created;
        return List.of(created);
    }
}
