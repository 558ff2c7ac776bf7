package dev.howl.pact;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The settings of an interaction of a {@link HowlPact}. Pointers are JSON Pointers into the frame that the server sends. */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(PactInteraction.All.class)
public @interface PactInteraction {
    /**
     * Returns the description of the interaction: the id of its message, for topics followed by the topic's name, and for
     * a message that client and server send by {@code from the server} in the interaction in which the server sends it.
     */
    String value();

    /** Returns the provider state; empty for the usual one. */
    String state() default "";

    /** Returns pointers of values that must be those of the pact, although others are valid; empty for the whole frame. */
    String[] exact() default {};

    /** Returns pointers of optional values that the pact leaves out, because the client does without them. */
    String[] ignored() default {};

    /** The container of several {@link PactInteraction}. */
    @Documented
    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.RUNTIME)
    @interface All {
        /** Returns the interactions. */
        PactInteraction[] value();
    }
}
