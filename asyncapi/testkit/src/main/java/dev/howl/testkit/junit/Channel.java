package dev.howl.testkit.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The channel of a {@link MockServer} that a parameter of type {@link dev.howl.testkit.mock.MockChannel} stands for. */
@Documented
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
public @interface Channel {
    /** Returns its id in the document; empty if the document has one channel. */
    String value() default "";
}
