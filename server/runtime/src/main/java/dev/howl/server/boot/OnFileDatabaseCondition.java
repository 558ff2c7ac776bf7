package dev.howl.server.boot;

import dev.howl.server.h2.FileDatabase;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** The condition that the application's database is the default one. */
final class OnFileDatabaseCondition implements Condition {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        return FileDatabase.isUrl(context.getEnvironment().getProperty(DefaultDatabase.URL, ""));
    }
}
