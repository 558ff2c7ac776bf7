package dev.howl.generator.server;

import dev.howl.generator.emit.Sources.SourceFile;
import dev.howl.generator.plan.ChannelPlan;
import java.util.ArrayList;
import java.util.List;

/** Everything that a server needs beside the types. */
public final class ServerEmitter {
    private ServerEmitter() {}

    public static List<SourceFile> emit(ChannelPlan plan) {
        List<SourceFile> files = new ArrayList<>();
        plan.facets().stream()
                .filter(facet -> !facet.received().isEmpty())
                .forEach(facet -> files.add(HandlerEmitter.emit(plan, facet)));
        plan.topics().forEach(topic -> files.add(PublisherEmitter.emit(plan, topic)));
        files.add(SessionEmitter.session(plan));
        files.add(SessionEmitter.sessions(plan));
        files.add(BindingEmitter.emit(plan));
        return List.copyOf(files);
    }
}
