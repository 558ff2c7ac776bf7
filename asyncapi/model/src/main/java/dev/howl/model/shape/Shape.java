package dev.howl.model.shape;

import dev.howl.model.diagnostic.Location;
import dev.howl.model.schema.Schema;
import dev.howl.model.schema.Schema.Keywords;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All that applies to one value: one or several schemas, the parts of their {@code allOf}, and of alternatives the only
 * one beside {@code null}. Nullability is taken out. Equal where the same schemas apply. Immutable.
 */
public final class Shape {
    private final List<Schema> roots;
    private final Set<Branches> opened;
    private final Schema.@Nullable Type only;
    private final Parts parts;
    private @Nullable Map<String, Member> members;
    private @Nullable Nullability nullability;

    private Shape(List<Schema> roots, Set<Branches> opened, Schema.@Nullable Type only) {
        this.roots = List.copyOf(roots);
        this.opened = Set.copyOf(opened);
        this.only = only;
        this.parts = Parts.of(this.roots, this.opened);
    }

    /** Returns the shape of one schema. */
    public static Shape of(Schema schema) {
        return new Shape(List.of(schema), Set.of(), null);
    }

    /** Returns the shape of a value to which all of these apply; at least one, the most special one first. */
    public static Shape of(List<Schema> schemas) {
        return new Shape(schemas.stream().distinct().toList(), Set.of(), null);
    }

    /** Returns the schemas that it was made of, without what they refer to. */
    public List<Schema> roots() {
        return roots;
    }

    /** Returns every schema that applies, a schema before those that it refers to. */
    public List<Schema> parts() {
        return parts.ownFirst();
    }

    /** Returns the place of the first root. */
    public Location location() {
        return roots.get(0).location();
    }

    /** Returns {@code true} if the document allows {@code null}. */
    public boolean isNullable() {
        Nullability known = nullability;
        if (known == null) {
            known = Nullability.of(roots);
            nullability = known;
        }
        return known == Nullability.ALLOWED;
    }

    /** Branches that differ in earnest: neither constants nor rules of presence. */
    public List<Branches> alternatives() {
        return parts.alternatives();
    }

    /** Returns the alternatives that differ only in the members that they require. */
    public List<PresenceRule> presence() {
        return parts.presence();
    }

    /** Returns the shape of a value that fits this one and a branch of some of its alternatives. */
    public Shape branch(Branches group, Schema branch) {
        Set<Branches> chosen = new HashSet<>(opened);
        chosen.add(group);
        boolean adds = essentials().stream().anyMatch(part -> !part.equals(group.owner()))
                || Essentials.isEssential(group.owner().keywords());
        if (!adds) {
            return of(branch);
        }
        List<Schema> all = new ArrayList<>(roots);
        all.add(branch);
        return new Shape(all, chosen, only);
    }

    /**
     * Returns the shape of a value that fits this one and a branch of some of its alternatives, with all that is said of
     * it. {@link #branch} leaves out what makes no difference to types, such as bounds.
     */
    public Shape whole(Branches group, Schema branch) {
        Set<Branches> chosen = new HashSet<>(opened);
        chosen.add(group);
        List<Schema> all = new ArrayList<>(roots);
        all.add(branch);
        return new Shape(all, chosen, only);
    }

    /** This shape for values of one JSON type. */
    public Shape only(Schema.Type type) {
        return new Shape(roots, opened, type);
    }

    /** Returns {@code true} if it is a part of what its schemas allow: one JSON type or one branch of a union. */
    public boolean isOneOfUnion() {
        return only != null || !opened.isEmpty();
    }

    /** JSON types that every part allows, {@code null} not among them; empty for any. */
    public Set<Schema.Type> types() {
        return only == null ? JsonTypes.of(this) : Set.of(only);
    }

    /** Returns the scalars that are the only values, without {@code null}; {@code null} where no schema says. */
    public @Nullable List<AllowedValue> values() {
        return AllowedValues.of(parts.ownFirst(), parts.constants());
    }

    /** Lists of constants, each an alternative with words of its own. */
    List<Branches> constants() {
        return parts.constants();
    }

    /** Returns the named members of an object, in the order of the document, those of base schemas first. */
    public Map<String, Member> members() {
        Map<String, Member> known = members;
        if (known == null) {
            known = Collections.unmodifiableMap(Members.of(this, parts.baseFirst()));
            members = known;
        }
        return known;
    }

    /** Members that every object has. */
    public Set<String> required() {
        Set<String> required = new LinkedHashSet<>();
        parts.baseFirst().forEach(part -> required.addAll(part.keywords().required()));
        return required;
    }

    /** Members that are not named. */
    public OtherMembers others() {
        return OtherMembers.of(parts.ownFirst());
    }

    /**
     * Returns the shape of an array's items; empty if the document does not give it, or if it differs between items.
     */
    public Optional<Shape> items() {
        List<Schema> items =
                keywords().map(Keywords::items).filter(Objects::nonNull).toList();
        return items.isEmpty() ? Optional.empty() : Optional.of(of(items));
    }

    /** Returns the schemas that decide what class it becomes: all but words and bounds. */
    public List<Schema> essentials() {
        return Essentials.of(this, opened);
    }

    /** Returns the schema whose class it shares; empty if its class is its own. */
    public Optional<Schema> classOwner() {
        return Essentials.only(this);
    }

    /** Returns the keywords of all parts; those of a schema come before those of the schemas that it refers to. */
    public Stream<Keywords> keywords() {
        return parts.ownFirst().stream().map(Schema::keywords);
    }

    /** Returns the first word that any part says. */
    public <T> Optional<T> first(Function<Keywords, @Nullable T> keyword) {
        return keywords()
                .<T>mapMulti((keywords, found) -> {
                    T value = keyword.apply(keywords);
                    if (value != null) {
                        found.accept(value);
                    }
                })
                .findFirst();
    }

    /** Returns a text extension of any part, {@code null} where it is absent. */
    public @Nullable String extension(String name) {
        return parts.ownFirst().stream()
                .map(part -> part.extension(name))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** Returns {@code true} if any part has this extension with the value {@code true}. */
    public boolean hasFlag(String name) {
        return parts.ownFirst().stream().anyMatch(part -> part.hasFlag(name));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Shape shape
                && shape.roots.equals(roots)
                && shape.opened.equals(opened)
                && shape.only == only;
    }

    @Override
    public int hashCode() {
        return Objects.hash(roots, opened, only);
    }

    @Override
    public String toString() {
        return roots.toString();
    }
}
