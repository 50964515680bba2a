package org.llmmarket.publishing.app;

import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** This process's service, until it is closed; the neighbours that stand in for real ones outlive it. */
record RunningService(ConfigurableApplicationContext application, EmbeddedSandbox sandbox) implements AutoCloseable {

    /** The port on which the service answers. */
    int port() {
        return application.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    /**
     * When the process is told to end, it does so with 0 if it has brought everything to an end, and with 1 if requests were cut
     * off. (The virtual machine itself says 143 whatever came of it.)
     */
    void endWithProcess() {
        Drain drain = application.getBean(Drain.class);
        SpringApplication.getShutdownHandlers().add(() -> {
            sandbox.close();
            Runtime.getRuntime().halt(drain.isComplete() ? 0 : 1);
        });
    }

    @Override
    public void close() {
        application.close();
        sandbox.close();
    }
}
