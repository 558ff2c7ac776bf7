package dev.howl.generator.explain;

import dev.howl.generator.explain.Element.OfChannel;
import dev.howl.generator.explain.Element.OfMessage;
import dev.howl.generator.explain.Element.OfOperation;
import dev.howl.generator.explain.Element.OfSchema;
import dev.howl.generator.plan.JavaNames;
import dev.howl.model.Channel;
import dev.howl.model.Contract;
import dev.howl.model.Message;
import dev.howl.model.Operation;
import dev.howl.model.schema.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An explainer of what the elements of a contract become in Java, and why. The same contract gives the same text, whose
 * lines end with a line feed. The text is safe to print, whatever the document holds. Not for use by several threads.
 */
public final class ContractExplainer {
    private final PlannedContract planned;
    private final Elements elements;
    private final String packageName;

    private ContractExplainer(PlannedContract planned, Elements elements, String packageName) {
        this.planned = planned;
        this.elements = elements;
        this.packageName = packageName;
    }

    /**
     * Plans the Java code of a contract.
     *
     * @param keepUnknown whether records keep members that the document neither lists nor forbids
     * @throws IllegalArgumentException if that is not a package name
     */
    public static ContractExplainer of(Contract contract, String packageName, boolean keepUnknown) {
        if (!JavaNames.isPackage(packageName)) {
            throw new IllegalArgumentException("'" + packageName + "' is not a Java package name");
        }
        return new ContractExplainer(
                PlannedContract.of(contract, packageName, keepUnknown), Elements.of(contract), packageName);
    }

    /** Returns a line for each server, channel, operation, message and reusable schema, with its pointer. */
    public String overview() {
        return Overview.of(planned, elements, packageName).text();
    }

    /**
     * Explains one element.
     *
     * @param name a JSON Pointer, such as {@code #/components/schemas/User/properties/name}, or the name of a channel,
     *     an operation, a message or a reusable schema
     * @throws UnknownElementException if there is none, or if several have the name
     */
    public String explain(String name) throws UnknownElementException {
        return explanation(new ElementSearch(elements).find(name)).text();
    }

    /** Explains a channel of the contract. */
    public Explanation explain(Channel channel) {
        return explanation(new OfChannel("", channel));
    }

    /** Explains an operation of the contract. */
    public Explanation explain(Operation operation) {
        return explanation(new OfOperation("", operation));
    }

    /**
     * Explains a message of the contract.
     *
     * @param channel where it travels; {@code null} for a reusable message of a document without channels
     */
    public Explanation explain(@Nullable Channel channel, Message message) {
        return explanation(new OfMessage("", channel, message));
    }

    /** Explains a schema of the contract, at any depth. */
    public Explanation explain(Schema schema) {
        return explanation(new OfSchema("", "", schema));
    }

    private Explanation explanation(Element element) {
        if (element instanceof OfSchema schema) {
            return SchemaExplanation.of(schema, planned);
        }
        if (element instanceof OfMessage message) {
            return MessageExplanation.of(message, planned, elements);
        }
        return element instanceof OfOperation operation
                ? OperationExplanation.of(operation, planned)
                : ChannelExplanation.of((OfChannel) element, planned);
    }
}
