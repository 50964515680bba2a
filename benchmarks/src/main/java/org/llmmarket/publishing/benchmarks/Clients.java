package org.llmmarket.publishing.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.LongStream;

/** So many clients that do the same thing again and again for a while, each beginning when its last has ended. */
final class Clients {

    /** What one client does again and again. */
    interface Step {
        void run() throws Exception;
    }

    private Clients() {}

    static Measured run(int clients, long millis, IntFunction<Step> client)
            throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        try {
            long end = System.nanoTime() + millis * 1_000_000;
            List<Callable<long[]>> tasks = new ArrayList<>();
            for (int number = 0; number < clients; number++) {
                Step step = client.apply(number);
                tasks.add(() -> timed(step, end));
            }
            long begun = System.nanoTime();
            LongStream.Builder all = LongStream.builder();
            for (Future<long[]> result : threads.invokeAll(tasks)) {
                LongStream.of(result.get()).forEach(all::add);
            }
            return Measured.of(all.build().toArray(), System.nanoTime() - begun);
        } finally {
            threads.shutdown();
        }
    }

    private static long[] timed(Step step, long end) throws Exception {
        LongStream.Builder nanos = LongStream.builder();
        for (long begun = System.nanoTime(); begun < end; begun = System.nanoTime()) {
            step.run();
            nanos.add(System.nanoTime() - begun);
        }
        return nanos.build().toArray();
    }
}
