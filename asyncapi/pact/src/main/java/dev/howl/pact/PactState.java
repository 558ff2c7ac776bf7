package dev.howl.pact;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A method that brings the server into a provider state of pacts and connects, in a class with {@link HowlPactProvider}. It
 * may have a parameter {@link LivePact}.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface PactState {
    /** Returns the names of the states. */
    String[] value();
}
