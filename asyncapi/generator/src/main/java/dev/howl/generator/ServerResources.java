package dev.howl.generator;

import dev.howl.generator.docs.DocsContent;
import dev.howl.generator.docs.DocsEmitter;
import dev.howl.generator.plan.ChannelPlan;
import dev.howl.model.Contract;
import dev.howl.model.FrameSchemas;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The resources of a server: the document, the frames' schemas, the pages, and the service entry of its binding. */
final class ServerResources {
    private static final String SERVICE = "META-INF/services/dev.howl.server.ChannelBinding";

    private ServerResources() {}

    static Map<String, String> of(Contract contract, List<ChannelPlan> plans, DocsContent content) {
        Map<String, String> resources = new LinkedHashMap<>();
        Map<String, String> pages = DocsEmitter.emit(contract, content);
        for (ChannelPlan plan : plans) {
            String folder = plan.resources() + "/";
            resources.put(folder + "contract.yaml", contract.document());
            resources.put(
                    folder + "schemas.json", FrameSchemas.bundle(plan.routing()).toPrettyString() + "\n");
            pages.forEach((name, page) -> resources.put(folder + "docs/" + name, page));
        }
        resources.put(
                SERVICE,
                plans.stream()
                        .map(plan -> plan.names().binding().canonicalName() + "\n")
                        .collect(Collectors.joining()));
        return resources;
    }
}
