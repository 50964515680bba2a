package org.llmmarket.publishing.app;

import org.springframework.context.ConfigurableApplicationContext;

/** This process's service, until it is closed; the neighbours that stand in for real ones outlive it. */
record RunningService(ConfigurableApplicationContext application, EmbeddedSandbox sandbox) implements AutoCloseable {

    /** The port on which the service answers. */
    int port() {
        return application.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    @Override
    public void close() {
        application.close();
        sandbox.close();
    }
}
