package dev.howl.generator.server;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.howl.generator.emit.Javadocs;
import dev.howl.generator.emit.Sources;
import dev.howl.generator.emit.Sources.SourceFile;
import dev.howl.generator.plan.ChannelPlan;
import dev.howl.generator.plan.HandshakePlan;
import dev.howl.generator.plan.HandshakePlan.Parameter;
import dev.howl.generator.plan.JavaType.Component;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** The typed views of one connection and of all of them. */
final class SessionEmitter {
    private SessionEmitter() {}

    static SourceFile session(ChannelPlan plan) {
        TypeSpec.Builder type = view(
                plan.names().session(),
                ServerNames.SESSION,
                "session",
                "The session of a client on channel `" + plan.channel().id() + "`. Safe for use by several threads.");
        if (plan.handshake() != null) {
            type.addField(plan.handshake().type().name(), "parameters", Modifier.PRIVATE, Modifier.FINAL);
        }
        type.addMethod(constructor(plan))
                .addMethod(delegate(
                        "id", "Returns the id of the connection.", ClassName.get(String.class), "session.id()"))
                .addMethod(delegate(
                        "principal",
                        "Returns the principal of the client's token; empty for a client without a token.",
                        ParameterizedTypeName.get(ClassName.get(Optional.class), ServerNames.PRINCIPAL),
                        "session.principal()"))
                .addMethod(send(
                        plan,
                        "session",
                        "Sends a message after all messages sent before. It is dropped if the"
                                + " connection is closed."))
                .addMethod(close())
                .addMethod(delegate(
                        "isOpen",
                        "Returns {@code true} while messages can be sent.",
                        TypeName.BOOLEAN,
                        "session.isOpen()"))
                .addMethod(delegate(
                        "closed",
                        "Returns a stage that completes when the connection is closed.",
                        ServerNames.stage(ClassName.get(Void.class)),
                        "session.closed()"));
        Set<String> taken = new HashSet<>(HandshakePlan.OF_SESSIONS);
        HandshakePlan handshake = plan.handshake();
        if (handshake != null) {
            handshake.parameters().forEach(parameter -> {
                taken.add(parameter.component().name());
                type.addMethod(accessor(parameter));
            });
        }
        SessionRequestMethods.of(plan, taken).forEach(type::addMethod);
        return Sources.file(plan, type.build());
    }

    static SourceFile sessions(ChannelPlan plan) {
        TypeSpec.Builder type = view(
                plan.names().sessions(),
                ServerNames.CHANNEL_SESSIONS,
                "sessions",
                "The open sessions of channel `" + plan.channel().id() + "`. Safe for use by several threads.");
        type.addMethod(MethodSpec.constructorBuilder()
                        .addParameter(ServerNames.CHANNEL_SESSIONS, "sessions")
                        .addStatement("this.sessions = sessions")
                        .build())
                .addMethod(delegate("count", "Returns the number of open sessions.", TypeName.INT, "sessions.count()"))
                .addMethod(send(plan, "sessions", "Sends a message to every session."));
        RoomEmitter.addTo(type, plan);
        return Sources.file(plan, type.build());
    }

    private static TypeSpec.Builder view(ClassName name, ClassName over, String field, String description) {
        return Sources.marked(TypeSpec.classBuilder(name))
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .addJavadoc(Javadocs.paragraphs(description))
                .addField(over, field, Modifier.PRIVATE, Modifier.FINAL);
    }

    private static MethodSpec constructor(ChannelPlan plan) {
        MethodSpec.Builder constructor = MethodSpec.constructorBuilder()
                .addParameter(ServerNames.SESSION, "session")
                .addStatement("this.session = session");
        if (plan.handshake() != null) {
            constructor.addStatement(
                    "this.parameters = session.handshake($T.class)",
                    plan.handshake().type().name());
        }
        return constructor.build();
    }

    static MethodSpec delegate(String name, String description, TypeName result, String call) {
        return MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc("$L", description)
                .returns(result)
                .addStatement("return $L", call)
                .build();
    }

    static MethodSpec send(ChannelPlan plan, String field, String description) {
        return MethodSpec.methodBuilder("send")
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc("$L", description)
                .addParameter(plan.names().serverMessage(), "message")
                .addStatement("$N.send(message)", field)
                .build();
    }

    private static MethodSpec close() {
        return MethodSpec.methodBuilder("close")
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc(
                        "Closes the connection. Messages sent before are written first; nothing is sent after Close.\n")
                .addJavadoc(Javadocs.param("code", "a close code (RFC 6455, section 7.4)"))
                .addJavadoc(Javadocs.param("reason", "at most 123 bytes of UTF-8"))
                .addParameter(TypeName.INT, "code")
                .addParameter(String.class, "reason")
                .addStatement("session.close(code, reason)")
                .build();
    }

    private static MethodSpec accessor(Parameter parameter) {
        Component component = parameter.component();
        String where =
                switch (parameter.part()) {
                    case ADDRESS -> "Returns parameter `" + parameter.name() + "` of the address.";
                    case QUERY ->
                        "Returns parameter `" + parameter.name() + "` of the handshake's query" + absence(component);
                    case HEADERS -> "Returns header `" + parameter.name() + "` of the handshake" + absence(component);
                };
        return MethodSpec.methodBuilder(component.name())
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc(Javadocs.paragraphs(where, component.description()))
                .returns(component.optional() ? component.type().annotated(Sources.NULLABLE) : plain(component.type()))
                .addStatement("return parameters.$N()", component.name())
                .build();
    }

    /** Returns the primitive type where there is one. */
    static TypeName plain(TypeName type) {
        return type.isBoxedPrimitive() ? type.unbox() : type;
    }

    private static String absence(Component component) {
        if (component.required()) {
            return ".";
        }
        return component.optional() ? "; `null` if the client did not send it." : ", or its default.";
    }
}
