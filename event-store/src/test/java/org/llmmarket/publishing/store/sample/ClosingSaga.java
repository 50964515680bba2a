package org.llmmarket.publishing.store.sample;

import java.util.Map;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.modelling.saga.EndSaga;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.modelling.saga.StartSaga;
import org.axonframework.spring.stereotype.Saga;
import org.llmmarket.publishing.store.work.Work;
import org.llmmarket.publishing.store.work.WorkQueue;

/** Books nine times by way of the work queue, then closes: a publication in small. */
@Saga
@ProcessingGroup("closing")
public class ClosingSaga {

    public static final String KIND = "book";
    public static final int STEPS = 9;

    private boolean booking;
    private int booked;

    @StartSaga
    @SagaEventHandler(associationProperty = "ledgerId")
    public void on(Ledger.Opened event, WorkQueue queue) {
        booking = event.serviceId().startsWith("saga");
        if (booking) {
            next(event.ledgerId(), queue);
        }
    }

    @SagaEventHandler(associationProperty = "ledgerId")
    public void on(Ledger.Booked event, WorkQueue queue) {
        if (booking) {
            booked++;
            next(event.ledgerId(), queue);
        }
    }

    private void next(String ledgerId, WorkQueue queue) {
        String step = booked < STEPS ? "book" : "close";
        queue.enqueue(Work.now(KIND, ledgerId + ":" + booked, Map.of("ledgerId", ledgerId, "step", step)));
    }

    @EndSaga
    @SagaEventHandler(associationProperty = "ledgerId")
    public void on(Ledger.Closed event) {
        booked = -1;
    }
}
