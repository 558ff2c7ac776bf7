package dev.howl.server.boot;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Conditional;

/**
 * Condition on durable topics being kept, as far as the settings tell. It does not match with {@code
 * howl.database.missing=serve-the-rest} and no configured database. With {@code refuse}, the default, it always
 * matches, because a server without the database that it needs does not start.
 *
 * <p>It reads settings only, so it does not depend on the order of bean definitions. An application that defines its
 * data source as a bean, without settings, cannot be combined with {@code serve-the-rest}.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Conditional(OnDurableTopicsCondition.class)
public @interface ConditionalOnDurableTopics {

    /** {@code true} to match if durable topics are kept, {@code false} to match if they are not. */
    boolean value() default true;
}
