package org.llmmarket.publishing.api.health;

/** Something that the service depends on and can ask how it is. Asking is cheap and bounded in time. */
public interface Dependency {

    /** The contract's name: database, redis, kafka, registry, policyEngine, governance. */
    String name();

    Health check();
}
