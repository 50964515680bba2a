package org.llmmarket.publishing.sandbox.switches;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.llmmarket.publishing.sandbox.server.Neighbour;

/** The switch of each neighbour. */
public final class Switches implements AutoCloseable {

    private final Map<Neighbour, Switch> positions = new EnumMap<>(Neighbour.class);
    private final CountDownLatch closed = new CountDownLatch(1);
    private final List<BiConsumer<Neighbour, Switch>> listeners = new CopyOnWriteArrayList<>();

    /** Makes the neighbour behave so from the next call on. */
    public void turn(Neighbour neighbour, Switch position) {
        synchronized (positions) {
            positions.put(neighbour, position);
        }
        listeners.forEach(listener -> listener.accept(neighbour, position));
    }

    /** Makes the neighbour behave as it should. */
    public void reset(Neighbour neighbour) {
        turn(neighbour, Switch.OK);
    }

    /** How the neighbour behaves now; {@code times} is what is left of it. */
    public Switch of(Neighbour neighbour) {
        synchronized (positions) {
            return positions.getOrDefault(neighbour, Switch.OK);
        }
    }

    /** Tells the listener of every turn, so that connections that live longer than a call can be cut. */
    public void onTurn(BiConsumer<Neighbour, Switch> listener) {
        listeners.add(listener);
    }

    /** Ends every delay, so that nobody waits for a slow call when the sandbox closes. */
    @Override
    public void close() {
        closed.countDown();
    }

    /** Waits as long as the switch says, or until the sandbox closes. */
    void delay(Switch slow) {
        try {
            closed.await(slow.delay(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    /** How to treat this one call, which counts if the switch is limited to some calls. */
    Switch take(Neighbour neighbour, String call, boolean health) {
        synchronized (positions) {
            Switch position = of(neighbour);
            if (!position.concerns(call, health)) {
                return Switch.OK;
            }
            Integer times = position.times();
            if (times != null) {
                positions.put(neighbour, times == 1 ? Switch.OK : position.times(times - 1));
            }
            return position;
        }
    }
}
