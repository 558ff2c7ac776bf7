package dev.howl.generator.client;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.TypeVariableName;
import dev.howl.generator.emit.Javadocs;
import dev.howl.generator.emit.Sources;
import dev.howl.generator.emit.Sources.SourceFile;
import dev.howl.generator.plan.ChannelPlan;
import dev.howl.generator.plan.FacetPlan;
import dev.howl.generator.plan.KeyPlan;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;

/** The client of a channel and its parts. */
public final class ClientEmitter {
    private final ChannelPlan plan;
    private final ClassName client;

    private ClientEmitter(ChannelPlan plan) {
        this.plan = plan;
        this.client = plan.names().client();
    }

    public static List<SourceFile> emit(ChannelPlan plan) {
        ClientEmitter emitter = new ClientEmitter(plan);
        List<SourceFile> files = new ArrayList<>();
        ClientParts.of(plan).forEach(facet -> files.add(Sources.file(plan, emitter.part(facet))));
        files.add(Sources.file(plan, emitter.client()));
        return List.copyOf(files);
    }

    private TypeSpec client() {
        TypeSpec.Builder type = Sources.marked(TypeSpec.classBuilder(client))
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .addSuperinterface(AutoCloseable.class)
                .addJavadoc(Javadocs.paragraphs(
                        "A connection to channel `" + plan.channel().id() + "` of "
                                + plan.contract().title() + ", which reconnects by itself.",
                        plan.channel().description(),
                        "Safe for use by several threads. Listeners are called on the client's executor, never on the"
                                + " thread that reads from the network."))
                .addField(ClientNames.CONNECTION, "connection", Modifier.PRIVATE, Modifier.FINAL)
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .addParameter(ClientNames.CONNECTION, "connection")
                        .addStatement("this.connection = connection")
                        .build())
                .addMethod(connect())
                .addMethod(builder());
        new ParameterMethods(plan).addTo(type);
        Map<ClassName, String> methods = ClientParts.methods(plan);
        ClientParts.of(plan)
                .forEach(part -> type.addMethods(partAccessors(part, String.valueOf(methods.get(part.api())))));
        plan.facets().stream().filter(facet -> facet.name() == null).forEach(facet -> new OperationMethods(plan, facet)
                .addTo(type));
        return type.addMethod(on())
                .addMethod(simple("state", "Returns the current connection state.", ClientNames.CONNECTION_STATE))
                .addMethod(simple(
                        "closed",
                        "Returns a future that completes when the client has ended.",
                        ClientNames.future(ClientNames.CLOSE_INFO)))
                .addMethod(MethodSpec.methodBuilder("close")
                        .addModifiers(Modifier.PUBLIC)
                        .addAnnotation(Override.class)
                        .addJavadoc("Closes the connection with 1000, and waits a bounded time for the server's Close.")
                        .addStatement("connection.close()")
                        .build())
                .build();
    }

    private MethodSpec connect() {
        return MethodSpec.methodBuilder("connect")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .addJavadoc(
                        "Connects with default options, and blocks until the connection is open.\n\n"
                                + "@throws $T if the connection cannot be opened in time",
                        ClassName.get("dev.howl.client.runtime", "ConnectFailedException"))
                .returns(client)
                .addParameter(URI.class, "uri")
                .addStatement("return builder(uri).connect()")
                .build();
    }

    private MethodSpec builder() {
        return MethodSpec.methodBuilder("builder")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .addJavadoc("Returns a builder for a client with options.")
                .returns(ParameterizedTypeName.get(ClientNames.CLIENT_BUILDER, client))
                .addParameter(URI.class, "uri")
                .addStatement(
                        "return new $T<>(uri, $T.SPEC, $T::new)",
                        ClientNames.CLIENT_BUILDER,
                        plan.names().contract(),
                        client)
                .build();
    }

    private List<MethodSpec> partAccessors(FacetPlan facet, String name) {
        KeyPlan key = facet.key();
        if (key == null) {
            return List.of(partAccessor(facet, name)
                    .addStatement("return new $T(connection)", facet.api())
                    .build());
        }
        MethodSpec typed = partAccessor(facet, name)
                .addJavadoc("\n")
                .addJavadoc(Javadocs.param(key.name(), key.description()))
                .addParameter(key.type(), key.name())
                .addStatement("return new $T(connection, $N)", facet.api(), key.name())
                .build();
        return key.isText() ? List.of(typed) : List.of(typed, ofText(facet, name, key));
    }

    /** Keys often come as texts: from arguments of programs, settings and other servers. */
    private static MethodSpec ofText(FacetPlan facet, String name, KeyPlan key) {
        return partAccessor(facet, name)
                .addJavadoc("\n")
                .addJavadoc(Javadocs.param(key.name(), "the key as a text"))
                .addJavadoc("\n@throws IllegalArgumentException if the text is not of the key's type")
                .addParameter(String.class, key.name())
                .addStatement(
                        "return new $T(connection, $T.key($N, $T.class))",
                        facet.api(),
                        ClassName.get("dev.howl.runtime", "TextType"),
                        key.name(),
                        key.type().box())
                .build();
    }

    private static MethodSpec.Builder partAccessor(FacetPlan facet, String name) {
        return MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc(Javadocs.paragraphs("The " + facet.words() + "."))
                .returns(facet.api());
    }

    private MethodSpec on() {
        TypeVariableName message = TypeVariableName.get("T", plan.names().serverMessage());
        return MethodSpec.methodBuilder("on")
                .addModifiers(Modifier.PUBLIC)
                .addTypeVariable(message)
                .addJavadoc("Calls the listener for every message of a type, or of all types under a sealed interface.")
                .returns(ClientNames.REGISTRATION)
                .addParameter(ParameterizedTypeName.get(ClassName.get(Class.class), message), "type")
                .addParameter(ClientNames.listener(message), "listener")
                .addStatement("return connection.on(type, listener)")
                .build();
    }

    private static MethodSpec simple(String name, String description, TypeName result) {
        return MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc("$L", description)
                .returns(result)
                .addStatement("return connection.$N()", name)
                .build();
    }

    private TypeSpec part(FacetPlan facet) {
        KeyPlan key = facet.key();
        MethodSpec.Builder constructor = MethodSpec.constructorBuilder()
                .addParameter(ClientNames.CONNECTION, "connection")
                .addStatement("this.connection = connection");
        TypeSpec.Builder type = Sources.marked(TypeSpec.classBuilder(facet.api()))
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .addJavadoc(Javadocs.paragraphs("The " + facet.words() + (key != null ? ", for one key." : ".")))
                .addField(ClientNames.CONNECTION, "connection", Modifier.PRIVATE, Modifier.FINAL);
        if (key != null) {
            type.addField(key.type(), key.name(), Modifier.PRIVATE, Modifier.FINAL);
            constructor.addParameter(key.type(), key.name()).addStatement("this.$1N = $1N", key.name());
        }
        type.addMethod(constructor.build());
        new OperationMethods(plan, facet).addTo(type);
        return type.build();
    }
}
