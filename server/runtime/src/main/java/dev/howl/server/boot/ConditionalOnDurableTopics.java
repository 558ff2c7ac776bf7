package dev.howl.server.boot;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Conditional;

/**
 * Matches where durable topics are kept, as far as the settings tell: not with {@code howl.database.missing=serve-the-rest}
 * where no database is named. With {@code refuse}, the default, it always matches, as a server without the database that
 * it needs does not start. It asks for no bean, so that it does not matter what is defined first; an application that
 * defines its data source as a bean, and names none in its settings, does without {@code serve-the-rest}.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Conditional(DurableTopics.class)
public @interface ConditionalOnDurableTopics {

    /** {@code false} to match where they are not kept. */
    boolean value() default true;
}
