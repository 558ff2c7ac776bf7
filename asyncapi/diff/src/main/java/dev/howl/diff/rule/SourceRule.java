package dev.howl.diff.rule;

/** Rules about Java that uses the generated code. */
public enum SourceRule implements DescribedRule {
    MESSAGE_CLASS_RENAMED(
            "message-class-renamed", Weight.SOURCE, "A message has another class.", "set x-howl-name to the old name"),
    SCHEMA_CLASS_RENAMED(
            "schema-class-renamed", Weight.SOURCE, "A schema has another class.", "set x-howl-name to the old name"),
    SCHEMA_CLASS_REMOVED(
            "schema-class-removed",
            Weight.SOURCE,
            "A schema of the components is gone, and its class with it.",
            "keep the schema as long as code uses the class"),
    ACCESSOR_REMOVED(
            "accessor-removed",
            Weight.SOURCE,
            "A component of a record is gone, and its accessor with it.",
            "keep the property and mark it as deprecated"),
    COMPONENT_ADDED(
            "component-added",
            Weight.SOURCE,
            "A record has another component, so that its constructor takes one more argument.",
            "use builders instead of constructors"),
    COMPONENT_ORDER_CHANGED(
            "component-order-changed",
            Weight.SOURCE,
            "The components of a record are in another order, and so are the arguments of its constructor.",
            "keep the order of properties and add new ones at the end"),
    COMPONENT_OPTIONAL(
            "component-optional",
            Weight.SOURCE,
            "A component of a record may be absent now, so that its accessor may return null or another type.",
            "keep the property required"),
    COMPONENT_REQUIRED(
            "component-required",
            Weight.SOURCE,
            "A component of a record is mandatory now, so that builders without it fail.",
            "keep the property optional"),
    JAVA_TYPE_CHANGED(
            "java-type-changed",
            Weight.SOURCE,
            "A value has another Java type.",
            "set x-howl-java-type, or add a property of the new type"),
    KIND_OF_CLASS_CHANGED(
            "kind-of-class-changed",
            Weight.SOURCE,
            "A record, a union, an enumeration or a map became another one of these.",
            "add a schema of another name"),
    ENUM_CONSTANT_REMOVED(
            "enum-constant-removed",
            Weight.SOURCE,
            "A value of an enumeration is gone, and its constant with it.",
            "keep the value"),
    ENUM_CONSTANT_ADDED(
            "enum-constant-added",
            Weight.SOURCE,
            "An enumeration has another value, which a switch over all values does not name.",
            "give every switch a default"),
    UNION_BRANCH_ADDED(
            "union-branch-added",
            Weight.SOURCE,
            "A sealed interface permits another class, which a switch over all of them does not name.",
            "give every switch a default"),
    UNION_BRANCH_REMOVED(
            "union-branch-removed",
            Weight.SOURCE,
            "A sealed interface no longer permits one of its classes.",
            "keep the alternative"),
    OPERATION_RENAMED(
            "operation-renamed",
            Weight.SOURCE,
            "A method of client and handler has another name.",
            "set x-howl-method, or keep the id of the operation"),
    OPERATION_REMOVED(
            "operation-removed",
            Weight.SOURCE,
            "A method of client and handler is gone.",
            "keep the operation as long as code uses it"),
    OPERATION_ADDED(
            "operation-added",
            Weight.SOURCE,
            "A handler interface has another method, which implementations lack.",
            "implement the method"),
    OPERATION_SIGNATURE_CHANGED(
            "operation-signature-changed",
            Weight.SOURCE,
            "A method of client and handler takes or returns something else.",
            "add an operation and keep this one"),
    FACET_CHANGED(
            "facet-changed",
            Weight.SOURCE,
            "An operation belongs to another tag, and its method to another interface.",
            "keep the tags of the operation"),
    CLIENT_CLASS_RENAMED(
            "client-class-renamed",
            Weight.SOURCE,
            "The client of a channel has another class.",
            "set x-howl-client-name to the old name"),
    CHANNEL_CLASS_RENAMED(
            "channel-class-renamed",
            Weight.SOURCE,
            "A channel has another id, and its classes have other names.",
            "keep the id; the address may differ from it"),
    TOPIC_KEY_RENAMED(
            "topic-key-renamed",
            Weight.SOURCE,
            "The key of a topic has another name in the API.",
            "keep the name of the key"),
    TOPIC_METHODS_CHANGED(
            "topic-methods-changed",
            Weight.SOURCE,
            "A topic has other events, so that its publisher and the client's listener have other methods.",
            "add a topic for the new events"),
    HANDSHAKE_CLASS_CHANGED(
            "handshake-class-changed",
            Weight.SOURCE,
            "The parameters of a handshake have other components, so that constructor and methods differ.",
            "use builders instead of constructors, and keep the names");

    // Error Prone does not recognise a record of texts and an enum as immutable.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Row row;

    SourceRule(String id, Weight weight, String text, String advice) {
        this.row = new Row(id, weight, text, advice);
    }

    @Override
    public Row row() {
        return row;
    }
}
