package dev.howl.model.check;

import dev.howl.model.SpecificationVersion;
import dev.howl.model.check.ObjectTables.Condition;
import dev.howl.model.check.ObjectTables.Field;
import dev.howl.model.check.ObjectTables.RequiredChoice;
import dev.howl.model.check.ObjectTables.Table;
import dev.howl.model.diagnostic.Diagnostics;
import dev.howl.model.link.NameHints;
import dev.howl.model.syntax.Mapping;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Fields that an object lacks, or has although its table does not. */
final class FieldNameCheck {
    /** AsyncAPI, Specification Extensions. */
    private static final Pattern EXTENSION = Pattern.compile("x-[A-Za-z0-9_.-]+");

    private final SpecificationVersion version;

    FieldNameCheck(SpecificationVersion version) {
        this.version = version;
    }

    void required(Mapping object, Table table, Diagnostics violations) {
        for (String name : table.required()) {
            Field field = table.field(name, object);
            if (field != null && field.required() && field.isIn(version) && object.child(name) == null) {
                String reason = field.only() == null ? "" : " if it is of " + field.only();
                violations.error(
                        object.where(), HowlExtensions.article(table.name()) + " must have '" + name + "'" + reason);
            }
        }
        RequiredChoice needs = table.needs();
        if (needs != null
                && needs.areIn(version)
                && needs.names().stream().allMatch(name -> object.child(name) == null)) {
            violations.error(
                    object.where(),
                    HowlExtensions.article(table.name()) + " must have '" + String.join("' or '", needs.names()) + "'");
        }
    }

    void unknown(Mapping object, Table table, String name, Diagnostics violations) {
        List<String> fields = table.fields().keySet().stream()
                .filter(field -> isKnown(table.field(field, object)))
                .toList();
        Condition condition = table.condition(name);
        if (EXTENSION.matcher(name).matches()) {
            return;
        }
        if (name.startsWith("x-") && !table.open()) {
            violations.error(
                    object.keyLocation(name),
                    "the extension '" + name + "' may have letters, digits, '.', '-' and '_' only, and at least one"
                            + " of them after 'x-'");
        } else if (condition != null) {
            foreign(object, table, name, condition, violations);
        } else if (table.open()) {
            violations.warning(
                    object.keyLocation(name),
                    "'" + name + "' is no known keyword and is ignored" + NameHints.hint(name, fields));
        } else {
            violations.error(
                    object.keyLocation(name),
                    "'" + name + "' is not a field of " + HowlExtensions.article(table.name()) + "; "
                            + NameHints.instead(name, fields));
        }
    }

    /** Of an object that does not say what it is, only that is reported. */
    private static void foreign(Mapping object, Table table, String name, Condition condition, Diagnostics violations) {
        if (condition.isDecided(object)) {
            violations.error(
                    object.keyLocation(name),
                    "'" + name + "' is a field of " + HowlExtensions.article(table.name()) + " of " + condition
                            + " only; remove it");
        }
    }

    private boolean isKnown(@Nullable Field field) {
        return field != null && field.isIn(version);
    }
}
