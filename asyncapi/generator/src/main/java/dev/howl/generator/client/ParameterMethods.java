package dev.howl.generator.client;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.howl.generator.emit.Javadocs;
import dev.howl.generator.plan.ChannelPlan;
import dev.howl.generator.plan.HandshakePlan;
import dev.howl.generator.plan.JavaNames;
import dev.howl.generator.plan.JavaType.Component;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** Emitter of the methods that create a client from the parameters of its handshake. */
final class ParameterMethods {
    private static final String SERVER =
            "{@code ws:} or {@code wss:} URI of the server, to which the channel's address is added";

    private final ChannelPlan plan;
    private final ClassName client;

    ParameterMethods(ChannelPlan plan) {
        this.plan = plan;
        this.client = plan.names().client();
    }

    void addTo(TypeSpec.Builder type) {
        HandshakePlan handshake = plan.handshake();
        if (handshake == null) {
            return;
        }
        List<Component> required = handshake.type().required();
        boolean flat = !required.isEmpty() && RequestForms.isShort(required);
        if (flat) {
            Set<String> taken = new HashSet<>();
            required.forEach(component -> taken.add(component.name()));
            String server = JavaNames.unique("server", "", taken);
            type.addMethod(flat("connect", client, required, server, handshake))
                    .addMethod(flat("builder", builderType(), required, server, handshake));
        }
        if (!flat || required.size() < handshake.type().components().size()) {
            type.addMethod(ofRecord("connect", client, handshake)
                            .addStatement("return builder(server, parameters).connect()")
                            .build())
                    .addMethod(ofRecord("builder", builderType(), handshake)
                            .addStatement("return $L", builder("server", CodeBlock.of("parameters")))
                            .build());
        }
    }

    private TypeName builderType() {
        return ParameterizedTypeName.get(ClientNames.CLIENT_BUILDER, client);
    }

    private MethodSpec flat(
            String name, TypeName result, List<Component> required, String server, HandshakePlan handshake) {
        MethodSpec.Builder method = method(name, result).addParameter(URI.class, server);
        method.addJavadoc("\n@param $N $L", server, SERVER);
        for (Component component : required) {
            method.addParameter(component.type(), component.name())
                    .addJavadoc(Javadocs.param(component.name(), component.description()));
        }
        addThrows(method, name);
        CodeBlock arguments = required.stream()
                .map(component -> CodeBlock.of("$N", component.name()))
                .collect(CodeBlock.joining(", "));
        return name.equals("connect")
                ? method.addStatement("return builder($N, $L).connect()", server, arguments)
                        .build()
                : method.addStatement("return $L", builder(server, handshake.ofRequired()))
                        .build();
    }

    private MethodSpec.Builder ofRecord(String name, TypeName result, HandshakePlan handshake) {
        MethodSpec.Builder method = method(name, result)
                .addJavadoc("\n@param server $L", SERVER)
                .addJavadoc(Javadocs.param("parameters", "values for its address, query and headers"))
                .addParameter(URI.class, "server")
                .addParameter(handshake.type().name(), "parameters");
        addThrows(method, name);
        return method;
    }

    private CodeBlock builder(String server, CodeBlock parameters) {
        return CodeBlock.of(
                "new $T<>($N, $T.SPEC, $L, $T::new)",
                ClientNames.CLIENT_BUILDER,
                server,
                plan.names().contract(),
                parameters,
                client);
    }

    private static MethodSpec.Builder method(String name, TypeName result) {
        return MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .addJavadoc(
                        name.equals("connect")
                                ? "Connects with default options, and blocks until the connection is open.\n"
                                : "Returns a builder for a client with options.\n")
                .returns(result);
    }

    private static void addThrows(MethodSpec.Builder method, String name) {
        if (name.equals("connect")) {
            method.addJavadoc(
                    "\n@throws $T if the connection cannot be opened in time",
                    ClassName.get("dev.howl.client.runtime", "ConnectFailedException"));
        }
        method.addJavadoc("\n@throws IllegalArgumentException if a value violates the contract");
    }
}
