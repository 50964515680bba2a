package org.llmmarket.publishing.store.work;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** A thread for each piece of work that is being done: a virtual one where the JVM has them, so that waiting holds none of the machine's. */
final class WorkThreads {

    private static final String NAME = "work-";

    private WorkThreads() {}

    static ExecutorService open() {
        try {
            return virtual();
        } catch (ReflectiveOperationException older) {
            AtomicInteger number = new AtomicInteger();
            return Executors.newCachedThreadPool(task -> {
                Thread worker = new Thread(task, NAME + number.incrementAndGet());
                worker.setDaemon(true);
                return worker;
            });
        }
    }

    /** By reflection, for the source is that of Java 17. */
    private static ExecutorService virtual() throws ReflectiveOperationException {
        Class<?> builders = Class.forName("java.lang.Thread$Builder");
        Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
        builder = builders.getMethod("name", String.class, long.class).invoke(builder, NAME, 1L);
        Object factory = builders.getMethod("factory").invoke(builder);
        return (ExecutorService) Executors.class
                .getMethod("newThreadPerTaskExecutor", ThreadFactory.class)
                .invoke(null, factory);
    }
}
