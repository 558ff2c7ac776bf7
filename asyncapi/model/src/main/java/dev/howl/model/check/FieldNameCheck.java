package dev.howl.model.check;

import dev.howl.model.SpecificationVersion;
import dev.howl.model.check.ObjectTables.Condition;
import dev.howl.model.check.ObjectTables.Field;
import dev.howl.model.check.ObjectTables.FieldChoice;
import dev.howl.model.check.ObjectTables.OtherFields;
import dev.howl.model.check.ObjectTables.Table;
import dev.howl.model.diagnostic.Diagnostics;
import dev.howl.model.link.NameHints;
import dev.howl.model.syntax.Mapping;
import dev.howl.model.syntax.Node;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Fields that an object lacks, or has although its table does not. */
final class FieldNameCheck {
    /** AsyncAPI, Specification Extensions. */
    private static final Pattern EXTENSION = Pattern.compile("x-[A-Za-z0-9_.-]+");

    private static final Pattern COMPONENT = Pattern.compile("[A-Za-z0-9._-]+");

    private final SpecificationVersion version;

    FieldNameCheck(SpecificationVersion version) {
        this.version = version;
    }

    void required(Mapping object, Table table, Diagnostics violations) {
        for (String name : table.required()) {
            Field field = table.field(name, object);
            if (field != null && field.required() && field.isIn(version) && object.child(name) == null) {
                String reason = field.only() == null ? "" : " if its " + field.only();
                violations.error(object.where(), article(table) + " must have '" + name + "'" + reason);
            }
        }
        if (table.choice() != null && table.choice().isIn(version)) {
            choice(object, table.name(), table.choice(), violations);
        }
    }

    private static void choice(Mapping object, String name, FieldChoice choice, Diagnostics violations) {
        List<String> present = choice.names().stream()
                .filter(field -> object.child(field) != null)
                .toList();
        if (present.size() < choice.least()) {
            violations.error(
                    object.where(),
                    HowlExtensions.article(name) + " must have '" + String.join("' or '", choice.names()) + "'");
        } else if (present.size() > choice.most()) {
            violations.error(
                    object.where(),
                    HowlExtensions.article(name) + " must not have both '" + String.join("' and '", present)
                            + "'; remove one");
        }
    }

    /** Checks the names of reusable objects of one kind (Components Object). */
    static void components(Node section, Diagnostics violations) {
        if (section instanceof Mapping mapping) {
            mapping.keys().stream()
                    .filter(key -> !COMPONENT.matcher(key).matches())
                    .forEach(key -> violations.error(
                            mapping.keyLocation(key), "'" + key + "' may have letters, digits, '.', '-' and '_' only"));
        }
    }

    void unknown(Mapping object, Table table, String name, Diagnostics violations) {
        List<String> fields = table.fields().keySet().stream()
                .filter(field -> isKnown(table.field(field, object)))
                .toList();
        Condition condition = table.condition(name);
        boolean closed = table.others() == OtherFields.NONE;
        boolean open = table.others() == OtherFields.IGNORED;
        if (table.others() == OtherFields.ANY
                || (!closed && EXTENSION.matcher(name).matches())) {
            return;
        }
        if (name.startsWith("x-") && !closed && !open) {
            violations.error(
                    object.keyLocation(name),
                    "the extension '" + name + "' may have letters, digits, '.', '-' and '_' only, and at least one"
                            + " of them after 'x-'");
        } else if (open) {
            String kind = table.name().equals(ObjectTables.SCHEMA) ? "keyword" : "field of " + article(table);
            violations.warning(
                    object.keyLocation(name),
                    "'" + name + "' is not a " + kind + " and is ignored" + NameHints.hint(name, fields));
        } else if (condition != null) {
            foreign(object, table, name, condition, violations);
        } else {
            violations.error(
                    object.keyLocation(name),
                    "'" + name + "' is not a field of " + article(table) + "; " + NameHints.instead(name, fields));
        }
    }

    /** Of an object that does not say what it is, only that is reported. */
    private static void foreign(Mapping object, Table table, String name, Condition condition, Diagnostics violations) {
        if (condition.isDecided(object, table)) {
            violations.error(
                    object.keyLocation(name),
                    "'" + name + "' is a field of " + article(table) + " only if its " + condition + "; remove it");
        }
    }

    private static String article(Table table) {
        return HowlExtensions.article(table.name());
    }

    private boolean isKnown(@Nullable Field field) {
        return field != null && field.isIn(version);
    }
}
