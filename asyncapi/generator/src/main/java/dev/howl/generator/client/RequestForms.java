package dev.howl.generator.client;

import dev.howl.generator.plan.FacetPlan;
import dev.howl.generator.plan.JavaType.Component;
import dev.howl.generator.plan.JavaType.RecordType;
import dev.howl.generator.plan.KeyPlan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The methods of a client for one request.
 *
 * @param flat whether one method has a parameter for each component in {@code parameters}
 * @param parameters the required components that the key of the client's part does not fill
 * @param ofRecord whether one method takes the record
 */
public record RequestForms(boolean flat, List<Component> parameters, boolean ofRecord) {
    /** With more than these, a caller reads more from the record's constructor. */
    private static final int MAX_FLAT = 3;

    public RequestForms {
        parameters = List.copyOf(parameters);
    }

    /** Returns the methods for a message in a part of the client. */
    public static RequestForms of(FacetPlan facet, RecordType type) {
        KeyPlan key = facet.key();
        List<Component> required = type.required();
        List<Component> parameters =
                required.stream().filter(component -> !isFilled(key, component)).toList();
        List<Component> named = type.components().stream()
                .filter(component -> component.required() || isFilled(key, component))
                .toList();
        boolean flat = isShort(parameters) && Omission.isSound(type, named);
        return new RequestForms(
                flat, parameters, !flat || required.size() < type.components().size());
    }

    /** Returns whether a method may have a parameter for each of the components. */
    public static boolean isShort(List<Component> components) {
        return components.size() <= MAX_FLAT;
    }

    private static boolean isFilled(@Nullable KeyPlan key, Component component) {
        return key != null && key.fills(component);
    }
}
