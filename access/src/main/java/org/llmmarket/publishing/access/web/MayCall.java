package org.llmmarket.publishing.access.web;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.llmmarket.publishing.api.actor.Role;

/**
 * Declares who may call an endpoint; an endpoint without it ends the start of the application. Admins may call everything.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface MayCall {

    /** Any of these roles; with none given every signed-in caller may. */
    Role[] value() default {};

    /** What the caller's token or key must have been given out for. */
    Scope[] scope() default {};

    /** Without signing in, too; who signs in is known all the same. */
    boolean everybody() default false;
}
