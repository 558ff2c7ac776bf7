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
import dev.howl.generator.plan.JavaNames;
import dev.howl.generator.plan.Literals;
import dev.howl.model.Channel.Parameter;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
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
        type.addMethod(delegate("id", "Returns the id of the connection.", ClassName.get(String.class), "session.id()"))
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
        Set<String> taken = new HashSet<>(List.of("id", "principal", "send", "close", "isOpen", "closed"));
        plan.channel().parameters().forEach(parameter -> type.addMethod(parameter(parameter, taken)));
        plan.channel().query().forEach(parameter -> type.addMethod(query(parameter, taken)));
        return Sources.file(plan, type.build());
    }

    static SourceFile sessions(ChannelPlan plan) {
        TypeSpec.Builder type = view(
                plan.names().sessions(),
                ServerNames.CHANNEL_SESSIONS,
                "sessions",
                "The open sessions of channel `" + plan.channel().id() + "`. Safe for use by several threads.");
        type.addMethod(delegate("count", "Returns the number of open sessions.", TypeName.INT, "sessions.count()"))
                .addMethod(send(plan, "sessions", "Sends a message to every session."));
        return Sources.file(plan, type.build());
    }

    private static TypeSpec.Builder view(ClassName name, ClassName over, String field, String description) {
        return Sources.marked(TypeSpec.classBuilder(name))
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .addJavadoc(Javadocs.paragraphs(description))
                .addField(over, field, Modifier.PRIVATE, Modifier.FINAL)
                .addMethod(MethodSpec.constructorBuilder()
                        .addParameter(over, field)
                        .addStatement("this.$1N = $1N", field)
                        .build());
    }

    private static MethodSpec delegate(String name, String description, TypeName result, String call) {
        return MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc("$L", description)
                .returns(result)
                .addStatement("return $L", call)
                .build();
    }

    private static MethodSpec send(ChannelPlan plan, String field, String description) {
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
                        "Closes the connection: Close is sent after everything sent before, and nothing after it.\n")
                .addJavadoc(Javadocs.param("code", "a close code (RFC 6455, section 7.4)"))
                .addJavadoc(Javadocs.param("reason", "at most 123 bytes of UTF-8"))
                .addParameter(TypeName.INT, "code")
                .addParameter(String.class, "reason")
                .addStatement("session.close(code, reason)")
                .build();
    }

    private static MethodSpec parameter(Parameter parameter, Set<String> taken) {
        return accessor(parameter, "of the address.", taken)
                .returns(String.class)
                .addStatement(
                        "return $T.requireNonNull(session.parameters().get($L))",
                        Objects.class,
                        Literals.text(parameter.name()))
                .build();
    }

    private static MethodSpec query(Parameter parameter, Set<String> taken) {
        return accessor(parameter, "of the handshake's query; empty where the client left it out.", taken)
                .returns(ParameterizedTypeName.get(Optional.class, String.class))
                .addStatement(
                        "return $T.ofNullable(session.query().get($L))",
                        Optional.class,
                        Literals.text(parameter.name()))
                .build();
    }

    private static MethodSpec.Builder accessor(Parameter parameter, String where, Set<String> taken) {
        String name = JavaNames.member(parameter.name());
        while (!taken.add(name)) {
            name = name + "Parameter";
        }
        return MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc(
                        Javadocs.paragraphs("Parameter `" + parameter.name() + "` " + where, parameter.description()));
    }
}
