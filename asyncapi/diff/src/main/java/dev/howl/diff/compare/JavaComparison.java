package dev.howl.diff.compare;

import dev.howl.diff.rule.SourceRule;
import dev.howl.model.Channel;
import dev.howl.model.Contract;
import dev.howl.model.Message;
import dev.howl.model.schema.Schema;
import dev.howl.model.shape.Shape;
import dev.howl.model.shape.Type;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Changes of the Java that is generated from schemas: what no longer compiles against it. */
final class JavaComparison {
    private final Both both;
    private final Set<JavaPair> visited = new HashSet<>();
    private final Deque<JavaPair> open = new ArrayDeque<>();

    JavaComparison(Both both) {
        this.both = both;
    }

    /** A value of which both documents make Java. */
    record JavaPair(Shape old, Shape now) {}

    void compare() {
        Map<String, Message> after = messages(both.now()).collect(byId());
        messages(both.old()).forEach(message -> {
            Message same = after.get(message.id());
            if (same != null && message.payload() != null && same.payload() != null) {
                later(Shape.of(message.payload()), Shape.of(same.payload()));
            }
        });
        Map<String, Schema> schemas = both.now().reusable().schemas();
        both.old().reusable().schemas().forEach((name, schema) -> {
            Schema same = schemas.get(name);
            if (same != null) {
                later(Shape.of(schema), Shape.of(same));
            }
        });
        while (!open.isEmpty()) {
            compare(open.remove());
        }
        new GoneSchemas(both).report();
    }

    /** Returns all messages, those of the components too if there are no channels. */
    static Stream<Message> messages(Contract contract) {
        return Stream.concat(
                contract.channels().stream().map(Channel::messages).flatMap(List::stream),
                contract.reusable().messages().stream());
    }

    private static Collector<Message, ?, Map<String, Message>> byId() {
        return Collectors.toMap(Message::id, Function.identity(), (first, second) -> first);
    }

    void later(Shape old, Shape now) {
        JavaPair pair = new JavaPair(old, now);
        if (visited.add(pair)) {
            open.add(pair);
        }
    }

    private void compare(JavaPair pair) {
        Type before = Type.of(pair.old());
        Type after = Type.of(pair.now());
        String was = JavaKinds.of(before, pair.old());
        String is = JavaKinds.of(after, pair.now());
        if (!was.equals(is)) {
            boolean classes = JavaKinds.isClass(before) && JavaKinds.isClass(after);
            report(
                    classes ? SourceRule.KIND_OF_CLASS_CHANGED : SourceRule.JAVA_TYPE_CHANGED,
                    pair,
                    "",
                    "Java: " + was + " before, " + is + " now");
            return;
        }
        names(pair, before);
        if (before instanceof Type.Struct && after instanceof Type.Struct) {
            new RecordComparison(this, pair).compare();
        } else if (before instanceof Type.Enumeration old && after instanceof Type.Enumeration now) {
            constants(pair, old, now);
        } else if (before instanceof Type.Union old && after instanceof Type.Union now) {
            branches(pair, old, now);
        } else if (before instanceof Type.ListOf old && after instanceof Type.ListOf now) {
            inside(pair, old.items(), now.items());
        } else if (before instanceof Type.MapOf old && after instanceof Type.MapOf now) {
            inside(pair, old.values(), now.values());
        }
    }

    /** Compares values inside; {@code null} is any value. */
    void inside(JavaPair pair, @Nullable Shape old, @Nullable Shape now) {
        if (old != null && now != null) {
            later(old, now);
        } else if (old != null || now != null) {
            Shape only = Objects.requireNonNull(old == null ? now : old);
            String kind = JavaKinds.of(Type.of(only), only);
            if (!kind.equals("JsonNode")) {
                report(
                        SourceRule.JAVA_TYPE_CHANGED,
                        pair,
                        "",
                        "Java: " + (old == null ? "JsonNode before, " + kind : kind + " before, JsonNode")
                                + " now inside");
            }
        }
    }

    private void names(JavaPair pair, Type type) {
        String old = name(pair.old());
        String now = name(pair.now());
        if (JavaKinds.isClass(type) && !Objects.equals(old, now)) {
            report(
                    SourceRule.SCHEMA_CLASS_RENAMED,
                    pair,
                    "",
                    "Java: class " + words(old) + " is " + words(now) + " now");
        }
    }

    private static String words(@Nullable String name) {
        return name == null ? "named after its place" : name;
    }

    private static @Nullable String name(Shape shape) {
        Optional<Schema> owner = shape.classOwner();
        if (owner.isEmpty() && shape.isOneOfUnion()) {
            return null;
        }
        Schema first = owner.orElse(shape.roots().get(0));
        String given = first.extension("x-howl-name");
        return given == null ? first.name() : given;
    }

    private void constants(JavaPair pair, Type.Enumeration old, Type.Enumeration now) {
        Set<String> before = values(old);
        Set<String> after = values(now);
        before.stream()
                .filter(value -> !after.contains(value))
                .forEach(value -> report(
                        SourceRule.ENUM_CONSTANT_REMOVED, pair, "enum", "Java: the constant of " + value + " is gone"));
        after.stream()
                .filter(value -> !before.contains(value))
                .forEach(value -> report(
                        SourceRule.ENUM_CONSTANT_ADDED, pair, "enum", "Java: the constant of " + value + " is new"));
    }

    private static Set<String> values(Type.Enumeration enumeration) {
        return enumeration.values().stream()
                .map(value -> value.json().toString())
                .collect(Collectors.toSet());
    }

    private void branches(JavaPair pair, Type.Union old, Type.Union now) {
        Map<String, Type.Branch> before = named(old);
        Map<String, Type.Branch> after = named(now);
        before.forEach((name, branch) -> {
            Type.Branch same = after.get(name);
            if (same == null) {
                report(SourceRule.UNION_BRANCH_REMOVED, pair, "oneOf", "Java: alternative " + name + " is gone");
            } else {
                later(branch.shape(), same.shape());
            }
        });
        after.keySet().stream()
                .filter(name -> !before.containsKey(name))
                .forEach(name ->
                        report(SourceRule.UNION_BRANCH_ADDED, pair, "oneOf", "Java: alternative " + name + " is new"));
    }

    /** Alternatives by name; one without a name by its place, or its JSON type. */
    private static Map<String, Type.Branch> named(Type.Union union) {
        Map<String, Type.Branch> named = new LinkedHashMap<>();
        for (int i = 0; i < union.branches().size(); i++) {
            Type.Branch branch = union.branches().get(i);
            Schema schema = branch.schema();
            String name = schema == null ? branch.shape().types().toString() : schema.name();
            named.put(name == null ? Integer.toString(i + 1) : name, branch);
        }
        return named;
    }

    void report(SourceRule rule, JavaPair pair, String keyword, String message) {
        both.report(
                rule,
                both.place(true, pair.old().roots().get(0), keyword),
                both.place(false, pair.now().roots().get(0), keyword),
                message);
    }
}
