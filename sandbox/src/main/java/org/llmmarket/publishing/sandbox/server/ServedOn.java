package org.llmmarket.publishing.sandbox.server;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The controllers of the package answer on this neighbour's port only; those of a package without it answer on each. */
@Target(ElementType.PACKAGE)
@Retention(RetentionPolicy.RUNTIME)
public @interface ServedOn {
    Neighbour value();
}
