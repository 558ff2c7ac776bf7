package dev.howl.generator.client;

import com.palantir.javapoet.ClassName;
import dev.howl.generator.plan.ChannelPlan;
import dev.howl.generator.plan.FacetPlan;
import dev.howl.generator.plan.JavaNames;
import dev.howl.generator.plan.OperationPlan;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The parts of a client, one for each facet with a name, and the methods that return them. */
public final class ClientParts {
    private ClientParts() {}

    static List<FacetPlan> of(ChannelPlan plan) {
        return plan.facets().stream()
                .filter(facet -> facet.name() != null)
                .filter(facet -> !(facet.received().isEmpty()
                        && facet.sent().isEmpty()
                        && facet.topics().isEmpty()))
                .toList();
    }

    /** Returns the name of the method for each part, by the class of the part. */
    public static Map<ClassName, String> methods(ChannelPlan plan) {
        Set<String> taken = new HashSet<>(FacetPlan.OF_CLIENTS);
        plan.facets().stream()
                .filter(facet -> facet.name() == null)
                .flatMap(facet -> Stream.concat(facet.received().stream(), facet.sent().stream()))
                .map(OperationPlan::clientMethod)
                .forEach(taken::add);
        Map<ClassName, String> methods = new LinkedHashMap<>();
        for (FacetPlan part : of(plan)) {
            String name = JavaNames.member(String.valueOf(part.name()));
            while (!taken.add(name)) {
                name = name + "Operations";
            }
            methods.put(part.api(), name);
        }
        return methods;
    }
}
