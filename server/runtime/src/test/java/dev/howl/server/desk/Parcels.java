package dev.howl.server.desk;

import dev.howl.runtime.BinaryMessage;
import dev.howl.runtime.ChannelSpec;
import dev.howl.runtime.FrameFormat;
import dev.howl.server.ChannelBinding;
import dev.howl.server.Handlers;
import dev.howl.server.PublisherContext;
import dev.howl.server.Routes;
import dev.howl.server.Session;
import java.util.List;

/** A channel of binary messages alone, which sends back what it receives. */
public final class Parcels implements ChannelBinding<Session> {
    private static final ChannelSpec SPEC = ChannelSpec.builder("parcels", "/parcels", "Parcels", "1.0.0")
            .clientMessage("parcel", "parcel", Parcel.class)
            .serverMessage("delivered", "delivered", Delivered.class)
            .format("parcel", FrameFormat.binary(Parcel::new))
            .format("delivered", FrameFormat.binary(Delivered::new))
            .build();

    public static final class Parcel extends BinaryMessage {
        public Parcel(byte[] bytes) {
            super(bytes);
        }
    }

    public static final class Delivered extends BinaryMessage {
        public Delivered(byte[] bytes) {
            super(bytes);
        }
    }

    @Override
    public ChannelSpec spec() {
        return SPEC;
    }

    @Override
    public String resources() {
        return "META-INF/howl/parcels";
    }

    @Override
    public Session session(Session session) {
        return session;
    }

    @Override
    public List<Class<?>> handlers() {
        return List.of();
    }

    @Override
    public void bind(Handlers handlers, Routes<Session> routes) {
        routes.message(Parcel.class, (session, parcel) -> session.send(new Delivered(parcel.bytes())));
    }

    @Override
    public List<Object> publishers(PublisherContext context) {
        return List.of();
    }
}
