package org.llmmarket.publishing.saga.deprecation;

import java.time.Instant;
import java.util.Map;
import org.llmmarket.publishing.api.service.RetireDeprecated;
import org.llmmarket.publishing.api.service.ServiceId;
import org.llmmarket.publishing.store.work.Work;
import org.llmmarket.publishing.store.work.WorkOutcome;
import org.llmmarket.publishing.store.work.Worker;

/** Retires what is still deprecated when its sunset has come. */
final class SunsetWorker implements Worker {

    static final String KIND = "sunset";

    private static final String SERVICE = "serviceId";
    private static final String SUNSET = "sunsetAt";

    static Work deadline(String serviceId, Instant sunsetAt) {
        return Work.at(
                sunsetAt, KIND, keyFor(serviceId, sunsetAt), Map.of(SERVICE, serviceId, SUNSET, sunsetAt.toString()));
    }

    static String keyFor(String serviceId, Instant sunsetAt) {
        return serviceId + ":" + sunsetAt;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public WorkOutcome perform(Work work) {
        return WorkOutcome.done(new RetireDeprecated(
                new ServiceId(work.payload().getOrDefault(SERVICE, "")),
                Instant.parse(work.payload().getOrDefault(SUNSET, ""))));
    }
}
