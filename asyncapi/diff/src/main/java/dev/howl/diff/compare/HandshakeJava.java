package dev.howl.diff.compare;

import dev.howl.model.Channel;
import dev.howl.model.schema.Schema;
import dev.howl.model.schema.Schema.Keywords;
import dev.howl.model.shape.Shape;
import dev.howl.model.shape.Type;
import java.util.List;
import java.util.stream.Stream;

/** The components of the Java class of a handshake's parameters, as far as a change of them breaks code. */
record HandshakeJava(List<Component> components) {
    /** A component: a parameter of the address, a member of the query, or a header. */
    record Component(String name, String kind, boolean isRequired, boolean hasDefault) {}

    static HandshakeJava of(Channel channel) {
        Stream<Component> address = channel.parameters().stream()
                .map(parameter -> new Component(
                        parameter.name(),
                        JavaKinds.of(Type.of(parameter.shape()), parameter.shape()),
                        true,
                        parameter.defaultValue() != null));
        Stream<Component> others = Stream.concat(
                members(channel.handshake().query()),
                members(channel.handshake().headers()));
        return new HandshakeJava(Stream.concat(address, others).toList());
    }

    private static Stream<Component> members(List<Schema> schemas) {
        return schemas.isEmpty()
                ? Stream.empty()
                : Shape.of(schemas).members().values().stream()
                        .map(member -> new Component(
                                member.name(),
                                JavaKinds.of(Type.of(member.shape()), member.shape()),
                                member.isRequired(),
                                member.shape().first(Keywords::defaultValue).isPresent()));
    }
}
