package dev.howl.generator.server;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.howl.generator.emit.Javadocs;
import dev.howl.generator.plan.ChannelPlan;
import dev.howl.generator.plan.HandshakePlan;
import dev.howl.generator.plan.HandshakePlan.Parameter;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** Emitter of the rooms of a channel: sessions with the same parameters in their address. */
final class RoomEmitter {
    private static final String ROOM = "Room";

    private RoomEmitter() {}

    /** Adds the class of a room, and a method for each beginning of the list of parameters. */
    static void addTo(TypeSpec.Builder sessions, ChannelPlan plan) {
        HandshakePlan handshake = plan.handshake();
        List<Parameter> address = handshake == null ? List.of() : handshake.address();
        if (address.isEmpty()) {
            return;
        }
        ClassName room = plan.names().sessions().nestedClass(ROOM);
        for (int count = 1; count <= address.size(); count++) {
            sessions.addMethod(in(room, address.subList(0, count), count == address.size()));
        }
        sessions.addType(room(plan, room));
    }

    /** Returns the expression that lists the values of a session's address. */
    static CodeBlock valuesOf(HandshakePlan handshake) {
        return handshake.address().stream()
                .map(parameter ->
                        CodeBlock.of("session.$N()", parameter.component().name()))
                .collect(CodeBlock.joining(", "));
    }

    private static MethodSpec in(ClassName room, List<Parameter> parameters, boolean all) {
        String names = parameters.stream()
                .map(parameter -> "`" + parameter.name() + "`")
                .collect(Collectors.joining(", "));
        MethodSpec.Builder method = MethodSpec.methodBuilder("in")
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc(Javadocs.paragraphs("Returns the open sessions with this " + names + " in their address"
                        + (all ? "." : ", with any values of the parameters after it.")))
                .addJavadoc("\n")
                .returns(room);
        for (Parameter parameter : parameters) {
            String name = parameter.component().name();
            method.addParameter(ParameterSpec.builder(
                                    SessionEmitter.plain(parameter.component().type()), name)
                            .build())
                    .addJavadoc(Javadocs.param(name, parameter.component().description()));
        }
        CodeBlock values = parameters.stream()
                .map(parameter -> CodeBlock.of("$N", parameter.component().name()))
                .collect(CodeBlock.joining(", "));
        return method.addStatement("return new $T(sessions.in($T.of($L)))", room, List.class, values)
                .build();
    }

    private static TypeSpec room(ChannelPlan plan, ClassName room) {
        ClassName session = plan.names().session();
        return TypeSpec.classBuilder(room)
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .addSuperinterface(ParameterizedTypeName.get(ClassName.get(Iterable.class), session))
                .addJavadoc(
                        "The open sessions with the same parameters in their address. They change as sessions open and"
                                + " close. Safe for use"
                                + " by several threads.")
                .addField(ServerNames.ROOM_SESSIONS, "sessions", Modifier.PRIVATE, Modifier.FINAL)
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .addParameter(ServerNames.ROOM_SESSIONS, "sessions")
                        .addStatement("this.sessions = sessions")
                        .build())
                .addMethod(SessionEmitter.delegate(
                        "count", "Returns the number of these sessions.", TypeName.INT, "sessions.count()"))
                .addMethod(SessionEmitter.send(plan, "sessions", "Sends a message to each of these sessions."))
                .addMethod(MethodSpec.methodBuilder("stream")
                        .addModifiers(Modifier.PUBLIC)
                        .addJavadoc(
                                "Returns the sessions that are open now. Sessions that open or close during the call"
                                        + " may be missing or included.")
                        .returns(ParameterizedTypeName.get(ClassName.get(Stream.class), session))
                        .addStatement("return sessions.stream($T.class)", session)
                        .build())
                .addMethod(MethodSpec.methodBuilder("iterator")
                        .addModifiers(Modifier.PUBLIC)
                        .addAnnotation(Override.class)
                        .addJavadoc("Returns an iterator of {@link #stream}.")
                        .returns(ParameterizedTypeName.get(ClassName.get(Iterator.class), session))
                        .addStatement("return stream().iterator()")
                        .build())
                .build();
    }
}
