package dev.howl.generator.server;

import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.howl.generator.emit.Javadocs;
import dev.howl.generator.emit.Sources;
import dev.howl.generator.emit.Sources.SourceFile;
import dev.howl.generator.plan.ChannelPlan;
import dev.howl.generator.plan.TopicPlan;
import javax.lang.model.element.Modifier;

/** What a feature publishes a topic's events with. */
final class PublisherEmitter {
    private PublisherEmitter() {}

    static SourceFile emit(ChannelPlan plan, TopicPlan topic) {
        TypeSpec type = Sources.marked(TypeSpec.classBuilder(topic.publisher()))
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .addJavadoc(Javadocs.paragraphs(
                        "Publishes on topic `" + topic.topic().name() + "`. Safe for use by several threads.",
                        topic.topic().description()))
                .addField(ServerNames.TOPIC_PUBLISHER, "topic", Modifier.PRIVATE, Modifier.FINAL)
                .addMethod(MethodSpec.constructorBuilder()
                        .addParameter(ServerNames.TOPIC_PUBLISHER, "topic")
                        .addStatement("this.topic = topic")
                        .build())
                .addMethod(publish(topic))
                .build();
        return Sources.file(plan, type);
    }

    private static MethodSpec publish(TopicPlan topic) {
        boolean keyed = topic.topic().keyed();
        MethodSpec.Builder method = MethodSpec.methodBuilder("publish")
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc("Appends an event.\n\n@return where it stands in the log, once it is there")
                .returns(ServerNames.stage(ServerNames.POSITION));
        if (keyed) {
            method.addParameter(String.class, "key");
        }
        return method.addParameter(topic.eventType(), "event")
                .addStatement("return topic.publish($L, event)", keyed ? "key" : "null")
                .build();
    }
}
