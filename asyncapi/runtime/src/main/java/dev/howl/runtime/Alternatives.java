package dev.howl.runtime;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The types of a generated union and what tells their JSON apart. A value is read as the one type of which it has all
 * marks, and as {@link #unknown()} where that is none or several.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Alternatives {
    /** The types, each with its marks. */
    Alternative[] value();

    /** The type that holds any other value as it was read. */
    Class<?> unknown();

    /** A type of the union. */
    @Target({})
    @interface Alternative {
        /** The class. */
        Class<?> type();

        /** JSON types of its values; empty for any. */
        JsonType[] json() default {};

        /** Members of its values, which are objects. */
        Member[] members() default {};
    }

    /** A member by which objects are distinguished. */
    @Target({})
    @interface Member {
        /** Name of the member. */
        String name();

        /** Its values, as JSON; empty for any. */
        String[] values() default {};

        /** JSON types of its values; empty for any. */
        JsonType[] json() default {};

        /** Says that an object without the member fits too. */
        boolean isOptional() default false;

        /** Says that only an object without the member fits. */
        boolean isAbsent() default false;
    }

    /** A JSON type as JSON Schema names it. */
    enum JsonType {
        NULL,
        BOOLEAN,
        OBJECT,
        ARRAY,
        /** Any number, integers among them. */
        NUMBER,
        STRING,
        /** A number without a fraction: 5, 5.0 and 1E2. */
        INTEGER
    }
}
