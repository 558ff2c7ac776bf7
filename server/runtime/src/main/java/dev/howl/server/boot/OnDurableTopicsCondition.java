package dev.howl.server.boot;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.ClassUtils;

/** The condition behind {@link ConditionalOnDurableTopics}, evaluated on the environment. */
final class OnDurableTopicsCondition implements Condition {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        Map<String, @Nullable Object> attributes =
                metadata.getAnnotationAttributes(ConditionalOnDurableTopics.class.getName());
        boolean expected = attributes == null || !Boolean.FALSE.equals(attributes.get("value"));
        return expected == areKept(context.getEnvironment(), context.getClassLoader());
    }

    private static boolean areKept(Environment environment, @Nullable ClassLoader classes) {
        boolean serveTheRest = "serve-the-rest".equals(environment.getProperty(DatabaseRequirement.MISSING));
        return !serveTheRest
                || (DefaultDatabase.isConfigured(environment)
                        && ClassUtils.isPresent("org.springframework.jdbc.core.simple.JdbcClient", classes)
                        && ClassUtils.isPresent("org.flywaydb.core.Flyway", classes));
    }
}
