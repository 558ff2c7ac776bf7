package dev.howl.model.shape;

import dev.howl.model.schema.Schema;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The marks that distinguish values of several shapes. A value is taken for a shape when it has all marks of
 * that
 * shape and of no other, so a wrong guess is impossible: marks are true of every value of their shape.
 */
final class Distinction {
    /** More shapes are distinguished by one member or by type only, not pair by pair. */
    private static final int MAX_PAIRWISE = 200;

    private final List<Facts> all;
    private final List<Set<Mark>> marks = new ArrayList<>();

    private Distinction(List<Facts> all) {
        this.all = all;
        all.forEach(facts -> marks.add(new LinkedHashSet<>()));
    }

    /**
     * The result of the comparison.
     *
     * @param marks of each shape; empty where two are alike
     * @param alike two shapes that nothing distinguishes; {@code null} where there are none
     */
    record Result(List<List<Mark>> marks, @Nullable Pair alike) {}

    /** Two indexes. */
    record Pair(int one, int other) {}

    static Result of(List<Shape> shapes) {
        return new Distinction(shapes.stream().map(Facts::of).toList()).find();
    }

    private Result find() {
        markTypes();
        Optional<String> member = commonMember();
        if (member.isPresent()) {
            for (int i = 0; i < all.size(); i++) {
                markValue(i, member.get());
            }
            return result(null);
        }
        if (all.size() > MAX_PAIRWISE) {
            return result(new Pair(0, 1));
        }
        for (int i = 0; i < all.size(); i++) {
            for (int j = i + 1; j < all.size(); j++) {
                if (!separate(i, j)) {
                    return result(new Pair(i, j));
                }
            }
        }
        return result(null);
    }

    private Result result(@Nullable Pair alike) {
        return new Result(marks.stream().map(List::copyOf).toList(), alike);
    }

    private void markTypes() {
        for (int i = 0; i < all.size(); i++) {
            if (!all.get(i).types().isEmpty()) {
                marks.get(i).add(new Mark.OfType(all.get(i).types()));
            }
        }
    }

    /** Returns a member whose value distinguishes all objects, where nothing else has to be distinguished. */
    private Optional<String> commonMember() {
        boolean objects = all.stream().allMatch(facts -> JsonTypes.areObjects(facts.types()));
        return objects
                ? all.get(0).members().keySet().stream().filter(this::isCommon).findFirst()
                : Optional.empty();
    }

    private boolean isCommon(String member) {
        Set<Object> taken = new HashSet<>();
        int optional = 0;
        for (Facts facts : all) {
            Facts.MemberFacts own = facts.members().get(member);
            if (own == null
                    || own.values().isEmpty()
                    || !own.values().keySet().stream().allMatch(taken::add)) {
                return false;
            }
            optional += facts.required().contains(member) ? 0 : 1;
        }
        return optional <= 1;
    }

    private boolean separate(int i, int j) {
        Facts one = all.get(i);
        Facts other = all.get(j);
        if (!JsonTypes.overlap(one.types(), other.types())) {
            return true;
        }
        boolean objects = !one.types().isEmpty()
                && !other.types().isEmpty()
                && JsonTypes.areObjects(JsonTypes.both(one.types(), other.types()));
        return objects && (byMember(i, j) || byPresence(i, j) || byPresence(j, i) || byRequired(i, j));
    }

    private boolean byMember(int i, int j) {
        Facts one = all.get(i);
        Facts other = all.get(j);
        for (String member : one.members().keySet()) {
            boolean shared = other.members().containsKey(member)
                    && (one.required().contains(member) || other.required().contains(member));
            if (shared && haveOtherValues(one, other, member)) {
                markValue(i, member);
                markValue(j, member);
                return true;
            }
            if (shared && haveOtherTypes(one, other, member)) {
                markType(i, member);
                markType(j, member);
                return true;
            }
        }
        return false;
    }

    private static boolean haveOtherValues(Facts one, Facts other, String member) {
        Set<Object> some = values(one, member);
        Set<Object> others = values(other, member);
        return !some.isEmpty() && !others.isEmpty() && Collections.disjoint(some, others);
    }

    private static Set<Object> values(Facts facts, String member) {
        return Objects.requireNonNull(facts.members().get(member)).values().keySet();
    }

    private static boolean haveOtherTypes(Facts one, Facts other, String member) {
        return !JsonTypes.overlap(types(one, member), types(other, member));
    }

    private static Set<Schema.Type> types(Facts facts, String member) {
        return Objects.requireNonNull(facts.members().get(member)).types();
    }

    /** Returns one requires what the other forbids. */
    private boolean byPresence(int i, int j) {
        Facts other = all.get(j);
        Optional<String> member = other.isClosed()
                ? all.get(i).required().stream()
                        .filter(name -> !other.described().contains(name))
                        .findFirst()
                : Optional.empty();
        member.ifPresent(name -> {
            marks.get(i).add(new Mark.Present(name));
            marks.get(j).add(new Mark.Absent(name));
        });
        return member.isPresent();
    }

    /** Each requires what the other does not describe: an object with both is neither's. */
    private boolean byRequired(int i, int j) {
        Optional<String> one = ownRequired(i, j);
        Optional<String> other = ownRequired(j, i);
        if (one.isEmpty() || other.isEmpty()) {
            return false;
        }
        marks.get(i).add(new Mark.Present(one.get()));
        marks.get(j).add(new Mark.Present(other.get()));
        return true;
    }

    private Optional<String> ownRequired(int i, int j) {
        return all.get(i).required().stream()
                .filter(name -> !all.get(j).described().contains(name))
                .findFirst();
    }

    private void markValue(int i, String member) {
        Facts facts = all.get(i);
        Facts.MemberFacts own = Objects.requireNonNull(facts.members().get(member));
        marks.get(i)
                .add(new Mark.OfValue(
                        member,
                        List.copyOf(own.values().values()),
                        !facts.required().contains(member)));
    }

    private void markType(int i, String member) {
        Facts facts = all.get(i);
        marks.get(i)
                .add(new Mark.OfMemberType(
                        member, types(facts, member), !facts.required().contains(member)));
    }
}
