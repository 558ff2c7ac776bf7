package dev.howl.model.shape;

import dev.howl.model.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides whether alternatives are a union. */
final class Unions {
    private Unions() {}

    static Type of(Shape shape, Branches group) {
        List<Shape> shapes = new ArrayList<>();
        List<@Nullable Schema> schemas = new ArrayList<>();
        for (Schema branch : group.branches()) {
            Shape each = shape.branch(group, branch);
            if (!shapes.contains(each)) {
                shapes.add(each);
                schemas.add(branch);
            }
        }
        return union(shapes, schemas);
    }

    /** Returns a union of the JSON types that a shape allows. */
    static Type ofTypes(Shape shape, Set<Schema.Type> types) {
        List<Shape> shapes = types.stream().map(shape::only).toList();
        List<@Nullable Schema> schemas = new ArrayList<>();
        shapes.forEach(each -> schemas.add(null));
        return union(shapes, schemas);
    }

    private static Type union(List<Shape> shapes, List<@Nullable Schema> schemas) {
        if (shapes.size() == 1) {
            return Type.of(shapes.get(0));
        }
        Distinction.Result found = Distinction.of(shapes);
        Distinction.Pair alike = found.alike();
        if (alike != null) {
            String pair = name(shapes, alike.one()) + " and " + name(shapes, alike.other());
            return new Type.Opaque(
                    "the alternatives " + pair + " cannot be distinguished",
                    List.of(shapes.get(alike.one()), shapes.get(alike.other())));
        }
        List<Type.Branch> branches = new ArrayList<>();
        for (int i = 0; i < shapes.size(); i++) {
            branches.add(
                    new Type.Branch(shapes.get(i), schemas.get(i), found.marks().get(i)));
        }
        return new Type.Union(branches);
    }

    private static String name(List<Shape> shapes, int index) {
        Shape shape = shapes.get(index);
        String name = shape.roots().get(shape.roots().size() - 1).name();
        return (index + 1) + (name == null ? "" : " ('" + name + "')");
    }
}
