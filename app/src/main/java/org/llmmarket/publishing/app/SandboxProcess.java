package org.llmmarket.publishing.app;

import java.util.concurrent.CountDownLatch;
import org.llmmarket.publishing.sandbox.Sandbox;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingInitializationContext;
import org.springframework.boot.logging.LoggingSystem;

/** The neighbours alone in a process, until it is told to end. */
final class SandboxProcess {

    private static final Logger log = LoggerFactory.getLogger(SandboxProcess.class);

    private SandboxProcess() {}

    static void run(Settings settings) {
        LoggingSystem logging = LoggingSystem.get(SandboxProcess.class.getClassLoader());
        logging.initialize(new LoggingInitializationContext(settings.environment()), null, null);
        logging.setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, settings.logLevel());
        // What the server writes of requests holds credentials.
        logging.setLogLevel("org.apache.coyote", LogLevel.WARN);
        CountDownLatch ended = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        try (Sandbox sandbox = Sandbox.start(EmbeddedSandbox.ports(settings))) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(ended, closed), "sandbox-end"));
            log.info("The sample provider answers at http://localhost:{}", sandbox.providerPort());
            ended.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            closed.countDown();
        }
    }

    private static void end(CountDownLatch ended, CountDownLatch closed) {
        ended.countDown();
        try {
            closed.await();
            Runtime.getRuntime().halt(0);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
