package dev.howl.generator.server;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.WildcardTypeName;
import dev.howl.generator.emit.Javadocs;
import dev.howl.generator.emit.MethodParts;
import dev.howl.generator.emit.Sources;
import dev.howl.generator.emit.Sources.SourceFile;
import dev.howl.generator.plan.ChannelPlan;
import dev.howl.generator.plan.FacetPlan;
import dev.howl.generator.plan.HandshakePlan;
import dev.howl.generator.plan.JavaNames;
import dev.howl.generator.plan.Literals;
import dev.howl.generator.plan.OperationPlan;
import dev.howl.generator.plan.TopicPlan;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * Emits the binding that the server's runtime finds by {@link java.util.ServiceLoader}: channel, handlers, publishers.
 */
final class BindingEmitter {
    /** The compiler infers the type of a list from all its arguments at once. */
    private static final int MAX_ARGUMENTS = 100;

    private final ChannelPlan plan;
    private final TypeSpec.Builder type;

    private BindingEmitter(ChannelPlan plan) {
        this.plan = plan;
        this.type = Sources.marked(TypeSpec.classBuilder(plan.names().binding()))
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .addJavadoc(
                        Javadocs.paragraphs("Binds channel `" + plan.channel().id() + "` to its handlers."))
                .addSuperinterface(ParameterizedTypeName.get(
                        ServerNames.CHANNEL_BINDING, plan.names().session()))
                .addMethod(override("spec")
                        .returns(ServerNames.CHANNEL_SPEC)
                        .addStatement("return $T.SPEC", plan.names().contract())
                        .build())
                .addMethod(override("resources")
                        .returns(String.class)
                        .addStatement("return $S", plan.resources())
                        .build())
                .addMethod(override("session")
                        .returns(plan.names().session())
                        .addParameter(ServerNames.SESSION, "session")
                        .addStatement("return new $T(session)", plan.names().session())
                        .build());
    }

    static SourceFile emit(ChannelPlan plan) {
        BindingEmitter emitter = new BindingEmitter(plan);
        emitter.addHandlers();
        emitter.addBind();
        emitter.addPublishers();
        emitter.addRoom();
        return Sources.file(plan, emitter.type.build());
    }

    private List<FacetPlan> handled() {
        return plan.facets().stream()
                .filter(facet -> !facet.received().isEmpty())
                .toList();
    }

    private void addHandlers() {
        List<CodeBlock> classes = handled().stream()
                .filter(facet -> !facet.allPlanned())
                .map(facet -> CodeBlock.of("$T.class", facet.handler()))
                .toList();
        ParameterizedTypeName anyClass =
                ParameterizedTypeName.get(ClassName.get(Class.class), WildcardTypeName.subtypeOf(Object.class));
        addList(override("handlers"), anyClass, classes, false, List.of());
    }

    private void addBind() {
        List<ParameterSpec> parameters =
                List.of(ParameterSpec.builder(ServerNames.HANDLERS, "handlers").build(), routes());
        MethodParts parts = MethodParts.of(
                "bind", parameters, handled().stream().map(this::bound).toList());
        type.addMethod(override("bind")
                        .addParameters(parameters)
                        .addCode(parts.body())
                        .build())
                .addMethods(parts.methods());
    }

    private ParameterSpec routes() {
        return ParameterSpec.builder(
                        ParameterizedTypeName.get(
                                ServerNames.ROUTES, plan.names().session()),
                        "routes")
                .build();
    }

    private CodeBlock bound(FacetPlan facet) {
        String variable = JavaNames.member(facet.handler().simpleName());
        CodeBlock fallback =
                facet.allPlanned() ? CodeBlock.of(", () -> new $T() {}", facet.handler()) : CodeBlock.of("");
        MethodParts routes = MethodParts.of(
                "route" + facet.handler().simpleName(),
                List.of(ParameterSpec.builder(facet.handler(), variable).build(), routes()),
                facet.received().stream()
                        .map(operation -> route(operation, variable))
                        .toList());
        type.addMethods(routes.methods());
        return CodeBlock.builder()
                .addStatement("$1T $2N = handlers.get($1T.class$3L)", facet.handler(), variable, fallback)
                .add(routes.body())
                .build();
    }

    private static CodeBlock route(OperationPlan operation, String variable) {
        String kind = operation.reply() == null ? "message" : "request";
        return CodeBlock.builder()
                .addStatement(
                        "routes.$L($T.class, $N::$N)",
                        kind,
                        operation.message().name(),
                        variable,
                        operation.handlerMethod())
                .build();
    }

    private void addPublishers() {
        List<CodeBlock> publishers = new ArrayList<>();
        for (TopicPlan topic : plan.topics()) {
            publishers.add(CodeBlock.of(
                    "new $T(context.topic($L))",
                    topic.publisher(),
                    Literals.text(topic.topic().name())));
        }
        publishers.add(CodeBlock.of("new $T(context.sessions())", plan.names().sessions()));
        List<ParameterSpec> parameters = List.of(
                ParameterSpec.builder(ServerNames.PUBLISHER_CONTEXT, "context").build());
        addList(override("publishers"), ClassName.get(Object.class), publishers, true, parameters);
    }

    private void addRoom() {
        HandshakePlan handshake = plan.handshake();
        if (handshake != null && !handshake.address().isEmpty()) {
            type.addMethod(override("room")
                    .returns(ParameterizedTypeName.get(List.class, Object.class))
                    .addParameter(plan.names().session(), "session")
                    .addStatement("return $T.of($L)", List.class, RoomEmitter.valuesOf(handshake))
                    .build());
        }
    }

    /**
     * Adds a method that returns a list, added up in parts if it is long.
     *
     * @param onePerLine whether the items of a short one stand in lines of their own
     */
    private void addList(
            MethodSpec.Builder method,
            TypeName element,
            List<CodeBlock> items,
            boolean onePerLine,
            List<ParameterSpec> parameters) {
        TypeName list = ParameterizedTypeName.get(ClassName.get(List.class), element);
        method.returns(list).addParameters(parameters);
        if (items.size() <= MAX_ARGUMENTS) {
            String before = onePerLine ? "\n" : "";
            String between = onePerLine ? ",\n" : ", ";
            type.addMethod(method.addStatement("return $T.of($L$L)", List.class, before, CodeBlock.join(items, between))
                    .build());
            return;
        }
        List<ParameterSpec> all = new ArrayList<>(parameters);
        all.add(ParameterSpec.builder(list, "list").build());
        MethodParts parts = MethodParts.of(
                "add" + method.build().name(),
                all,
                items.stream()
                        .map(item -> CodeBlock.builder()
                                .addStatement("list.add($L)", item)
                                .build())
                        .toList());
        type.addMethod(method.addStatement("$T list = new $T<>()", list, ArrayList.class)
                        .addCode(parts.body())
                        .addStatement("return list")
                        .build())
                .addMethods(parts.methods());
    }

    private static MethodSpec.Builder override(String name) {
        return MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PUBLIC)
                .addAnnotation(AnnotationSpec.builder(Override.class).build());
    }
}
