package org.llmmarket.publishing.store.sample;

import org.llmmarket.publishing.store.work.Work;
import org.llmmarket.publishing.store.work.WorkOutcome;
import org.llmmarket.publishing.store.work.Worker;

/** Answers at once, like a neighbour in the same process. */
public class BookingWorker implements Worker {

    @Override
    public String kind() {
        return ClosingSaga.KIND;
    }

    @Override
    public WorkOutcome perform(Work work) {
        String ledger = work.payload().get("ledgerId");
        return "close".equals(work.payload().get("step"))
                ? WorkOutcome.done(new Ledger.Close(ledger))
                : WorkOutcome.done(new Ledger.Book(ledger, 1));
    }
}
